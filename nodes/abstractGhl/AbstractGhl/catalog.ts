import type { NodeCatalog } from '../../shared/catalog/properties';
import { abstractGhl } from '../api';
import { account } from './resources/account';
import { customer } from './resources/customer';
import { invoice } from './resources/invoice';
import { metadata } from './resources/metadata';
import { order } from './resources/order';
import { webhookSubscription } from './resources/webhookSubscription';

export const catalog: NodeCatalog = {
	api: abstractGhl,
	resources: { customer, order, invoice, metadata, webhookSubscription, account },
};
