import { commaSeparated, isoDateTime } from '../../shared/catalog/encode';
import { fieldTable, locator, rows, within } from '../../shared/catalog/fields';
import type { FieldDraft } from '../../shared/catalog/fields';
import type { Field } from '../../shared/catalog/types';
import { products, STORE_ID_VERSIONS, storeIdText } from './products';
import { recordIds } from './recordIds';

const { reviewId } = fieldTable({
	reviewId: locator({
		displayName: 'Review',
		search: 'searchProductReviews',
		example: '6578278e879ad2646715ba9c',
	}),
});

const cells = fieldTable({
	headline: { displayName: 'Headline', type: 'string', placeholder: 'e.g. Thank you' },
	comment: {
		displayName: 'Comment',
		type: 'string',
		typeOptions: { rows: 3, showEvenWhenOptional: true },
	},
	name: {
		displayName: 'Name',
		type: 'string',
		typeOptions: { showEvenWhenOptional: true },
		placeholder: 'e.g. Ana Diaz',
	},
	email: { displayName: 'Email', type: 'string', placeholder: 'e.g. ana@example.com' },
	phone: { displayName: 'Phone', type: 'string', placeholder: 'e.g. +15550100' },
	isCustomer: {
		displayName: 'From a Customer',
		type: 'boolean',
		description: 'Whether a customer wrote the reply, not the store',
	},
});

/** Returns the reviews to update, with a field for the store of each. */
const reviewRows = (store: Field): FieldDraft =>
	rows(
		{
			displayName: 'Reviews',
			rowName: 'Review',
			required: true,
			description: 'The reviews to update, each with its product and store',
		},
		[products.productId, reviewId, store],
	);

/** Fields of product reviews. */
export const productReviews = fieldTable({
	reviewId,
	productId: {
		...products.productId,
		required: true,
		description: 'The reviewed product',
	},
	status: {
		displayName: 'Status',
		type: 'string',
		required: true,
		placeholder: 'e.g. approved',
		description: 'New status of the review, as in GHL',
	},
	headline: {
		displayName: 'Headline',
		type: 'string',
		placeholder: 'e.g. Amazing product',
	},
	detail: {
		displayName: 'Text',
		type: 'string',
		typeOptions: { rows: 3 },
		description: 'Text of the review',
	},
	rating: {
		displayName: 'Rating',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 5, numberPrecision: 1 },
		default: 5,
		description: 'Star rating',
	},
	reply: rows(
		{ displayName: 'Replies', rowName: 'Reply', description: 'Replies shown below the review' },
		[
			cells.headline,
			cells.comment,
			within('user', cells.name),
			within('user', cells.email),
			within('user', cells.phone),
			within('user', cells.isCustomer),
		],
	),
	reviews: {
		...reviewRows(products.storeId),
		older: { versions: STORE_ID_VERSIONS, field: reviewRows(storeIdText) },
	},
	sortField: {
		displayName: 'Sort By',
		type: 'options',
		options: [
			{ name: 'Created At', value: 'createdAt' },
			{ name: 'Rating', value: 'rating' },
		],
		default: 'createdAt',
	},
	sortOrder: {
		displayName: 'Sort Order',
		type: 'options',
		options: [
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending', value: 'desc' },
		],
		default: 'desc',
	},
	startDate: {
		displayName: 'Created After',
		type: 'dateTime',
		as: isoDateTime,
		description: 'Only reviews created at or after this time',
	},
	endDate: {
		displayName: 'Created Before',
		type: 'dateTime',
		as: isoDateTime,
		description: 'Only reviews created at or before this time',
	},
	ofProducts: {
		...recordIds(
			{ displayName: 'Products', description: 'Only reviews of these products' },
			products.productId,
			commaSeparated,
		),
		at: 'productId',
	},
	ofStores: {
		...recordIds(
			{ displayName: 'Stores', description: 'Only reviews of these online stores' },
			products.storeId,
			commaSeparated,
		),
		at: 'storeId',
		older: {
			versions: STORE_ID_VERSIONS,
			field: {
				displayName: 'Store IDs',
				type: 'string',
				at: 'storeId',
				as: commaSeparated,
				placeholder: 'e.g. 3SwdhCu3svxI8AKsPJt6',
				description: 'Comma-separated IDs of online stores. Only their reviews are returned.',
			},
		},
	},
});

/** Filters of product reviews. */
export const reviewFilters = [
	productReviews.rating,
	productReviews.startDate,
	productReviews.endDate,
	productReviews.ofProducts,
	productReviews.ofStores,
];
