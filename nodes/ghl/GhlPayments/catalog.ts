import type { NodeCatalog } from '../../shared/catalog/properties';
import { ghl } from '../api';
import { coupon } from './resources/coupon';
import { customProvider } from './resources/customProvider';
import { whiteLabelProvider } from './resources/whiteLabelProvider';

export const catalog: NodeCatalog = {
	api: ghl,
	resources: { coupon, customProvider, whiteLabelProvider },
};
