import type { NodeCatalog } from '../../shared/catalog/properties';
import { ghl } from '../api';
import { account } from './resources/account';
import { fulfillment } from './resources/fulfillment';
import { order } from './resources/order';
import { orderNote } from './resources/orderNote';

export const catalog: NodeCatalog = {
	api: ghl,
	resources: { order, fulfillment, orderNote, account },
};
