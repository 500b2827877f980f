import type { NodeCatalog } from '../../shared/catalog/properties';
import { ghl } from '../api';
import { shippingCarrier } from './resources/shippingCarrier';
import { shippingRate } from './resources/shippingRate';
import { shippingZone } from './resources/shippingZone';
import { storeSetting } from './resources/storeSetting';

export const catalog: NodeCatalog = {
	api: ghl,
	resources: { shippingZone, shippingRate, shippingCarrier, storeSetting },
};
