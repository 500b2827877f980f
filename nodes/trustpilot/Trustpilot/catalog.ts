import type { NodeCatalog } from '../../shared/catalog/properties';
import { trustpilot } from '../api';
import { account } from './resources/account';
import { businessUnit } from './resources/businessUnit';
import { category } from './resources/category';
import { consumer } from './resources/consumer';
import { conversation } from './resources/conversation';
import { deletion } from './resources/deletion';
import { invitation } from './resources/invitation';
import { product } from './resources/product';
import { productReview } from './resources/productReview';
import { resource } from './resources/resource';
import { serviceReview } from './resources/serviceReview';

export const catalog: NodeCatalog = {
	api: trustpilot,
	resources: {
		businessUnit,
		serviceReview,
		productReview,
		conversation,
		invitation,
		product,
		consumer,
		category,
		resource,
		deletion,
		account,
	},
};
