import type { Deviation } from '.';

const PRODUCT = '/products/{productId}';
const REVIEWS = 'GET /products/reviews';
const COLLECTIONS = 'GET /products/collections';

export const products: readonly Deviation[] = [
	{
		operations: ['POST /products/', `PUT ${PRODUCT}`],
		part: 'body',
		at: ['medias.priceIds'],
		rule: 'type',
		fact: 'Declared as lists in a list; description and example are those of IDs.',
	},
	{
		operations: [`DELETE ${PRODUCT}`],
		part: 'form',
		at: ['sendWishlistStatus'],
		rule: 'unset',
		fact: 'A copy of a parameter for reading: it shows the wishlist status of a product, and none is shown.',
	},
	{
		operations: [COLLECTIONS, REVIEWS, 'GET /products/reviews/count'],
		part: 'response',
		at: ['data'],
		rule: 'type',
		fact: 'Declared as a list of empty lists. Single records are objects (docs/api-notes/ghl.md#product-rules).',
	},
	{
		operations: ['POST /products/reviews/bulk-update'],
		part: 'body',
		at: ['status'],
		rule: 'type',
		fact: 'Declared as an object; its example is a text, as in the update of one review.',
	},
	{
		operations: ['POST /products/store/{storeId}'],
		part: 'response',
		at: [''],
		rule: 'type',
		fact: 'The response is null (docs/api-notes/ghl.md#online-store).',
	},
];
