import type { NodeCatalog } from '../../shared/catalog/properties';
import { ghl } from '../api';
import { collection } from './resources/collection';
import { inventory } from './resources/inventory';
import { price } from './resources/price';
import { product } from './resources/product';
import { productReview } from './resources/productReview';
import { storeProduct } from './resources/storeProduct';

export const catalog: NodeCatalog = {
	api: ghl,
	resources: { product, price, inventory, collection, productReview, storeProduct },
};
