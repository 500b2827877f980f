import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { objectsOf, textOf } from '../../shared/core/guards';
import { getPath } from '../../shared/core/paths';
import { clientOfForm } from '../../shared/engine/formRun';
import { counted, day, label, listEntries, start } from '../../shared/engine/listEntries';
import { listSearchOf } from '../../shared/engine/search';
import type { Search } from '../../shared/engine/search';
import { INVITATIONS, trustpilot } from '../api';
import { lists } from './lists';

const stars = (row: IDataObject) => counted(row.stars, (count) => `${count} ★`);
const productReview = (row: IDataObject) =>
	label(stars(row), start(row.content), getPath(row, 'product.name'), day(row.createdAt));

const BUSINESS_UNIT_FIRST = ['businessUnitId'];

const SEARCHES = {
	searchCategories: {
		route: 'GET /v1/categories',
		list: lists.categories,
		name: (row) => label(textOf(row.displayName) || row.name, row.categoryId),
		value: 'categoryId',
	},
	searchComments: {
		route: 'GET /v1/private/conversations/{conversationId}',
		list: lists.comments,
		from: ['conversationId'],
		name: (row) => label(getPath(row, 'author.type'), start(row.content), day(row.createdAt)),
		value: 'commentId',
	},
	searchConsumers: {
		route: 'GET /v1/business-units/{businessUnitId}/reviews',
		list: lists.reviews,
		from: BUSINESS_UNIT_FIRST,
		name: (row) => label(getPath(row, 'consumer.displayName'), stars(row), day(row.createdAt)),
		value: 'consumer.id',
	},
	searchLocales: {
		route: 'GET /v1/resources/metadata/locales',
		list: lists.locales,
		name: (row) => label(row.locale, row.translatedName),
		value: 'locale',
	},
	searchProductReviews: {
		route: 'GET /v1/private/product-reviews/business-units/{businessUnitId}/reviews',
		list: lists.productReviews,
		name: productReview,
		value: 'id',
	},
	searchServiceReviews: {
		route: 'GET /v1/business-units/{businessUnitId}/reviews',
		list: lists.reviews,
		name: (row) =>
			label(stars(row), start(row.title), getPath(row, 'consumer.displayName'), day(row.createdAt)),
		value: 'id',
	},
	searchTemplates: {
		route: 'GET /v1/private/business-units/{businessUnitId}/templates',
		host: INVITATIONS,
		list: lists.templates,
		from: BUSINESS_UNIT_FIRST,
		name: (row) => label(row.name, row.locale, row.type),
		value: 'id',
	},
} satisfies Record<string, Search>;

/** Finds business units by name. Without a search text, returns the one of the credential. */
async function searchBusinessUnits(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const client = await clientOfForm(this, trustpilot);
	const { account } = client.connection;
	if (filter === '' && account === '') return { results: [] };
	const found = filter
		? await client.requestObject({
				method: 'GET',
				path: '/v1/business-units/search',
				query: { query: filter, perpage: 50 },
			})
		: {
				businessUnits: [
					await client.requestObject({
						method: 'GET',
						path: `/v1/business-units/${encodeURIComponent(account)}`,
					}),
				],
			};
	return {
		results: listEntries(
			objectsOf(found.businessUnits).map((row) => ({
				name: label(row.displayName, getPath(row, 'name.identifying')),
				value: row.id,
			})),
		),
	};
}

/** Returns the conversations on the newest product reviews. Trustpilot does not list conversations. */
async function searchConversations(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const client = await clientOfForm(this, trustpilot);
	const { account } = client.connection;
	if (account === '') return { results: [] };
	const answer = await client.requestObject({
		method: 'GET',
		path: `/v1/private/product-reviews/business-units/${encodeURIComponent(account)}/reviews`,
		query: { page: 1, perPage: 100 },
	});
	return {
		results: listEntries(
			objectsOf(answer.productReviews).map((row) => ({
				name: productReview(row),
				value: row.conversationId,
			})),
			filter,
		),
	};
}

/** The searchable lists of Trustpilot's resource locators, by name. */
export const searches = {
	...listSearchOf(trustpilot, SEARCHES),
	searchBusinessUnits,
	searchConversations,
};
