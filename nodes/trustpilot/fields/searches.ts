import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { getPath } from '../../shared/core/paths';
import { clientOfForm } from '../../shared/engine/formRun';
import { listSearchOf } from '../../shared/engine/search';
import type { Search } from '../../shared/engine/search';
import { INVITATIONS, trustpilot } from '../api';
import { lists } from './lists';

/** Returns the name of a list entry: its non-empty parts, separated by dots. */
const label = (...parts: unknown[]) =>
	parts
		.map((part) => String(part ?? '').trim())
		.filter(Boolean)
		.join(' · ');

const stars = (row: IDataObject) => `${String(row.stars)} ★`;
const start = (text: unknown) => String(text ?? '').slice(0, 60);
const day = (row: IDataObject) => String(row.createdAt ?? '').slice(0, 10);
const productReview = (row: IDataObject) =>
	label(stars(row), start(row.content), getPath(row, 'product.name'), day(row));

const BUSINESS_UNIT_FIRST = ['businessUnitId'];

const SEARCHES = {
	searchCategories: {
		route: 'GET /v1/categories',
		list: lists.categories,
		name: (row) => label(row.displayName ?? row.name, row.categoryId),
		value: 'categoryId',
	},
	searchComments: {
		route: 'GET /v1/private/conversations/{conversationId}',
		list: lists.comments,
		from: ['conversationId'],
		name: (row) => label(getPath(row, 'author.type'), start(row.content), day(row)),
		value: 'commentId',
	},
	searchConsumers: {
		route: 'GET /v1/business-units/{businessUnitId}/reviews',
		list: lists.reviews,
		from: BUSINESS_UNIT_FIRST,
		name: (row) => label(getPath(row, 'consumer.displayName'), stars(row), day(row)),
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
			label(stars(row), start(row.title), getPath(row, 'consumer.displayName'), day(row)),
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
		results: ((found.businessUnits ?? []) as IDataObject[]).map((row) => ({
			name: label(row.displayName, getPath(row, 'name.identifying')),
			value: String(row.id),
		})),
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
	const wanted = filter.toLowerCase();
	return {
		results: ((answer.productReviews ?? []) as IDataObject[])
			.filter(({ conversationId }) => conversationId)
			.map((row) => ({ name: productReview(row), value: String(row.conversationId) }))
			.filter(({ name }) => name.toLowerCase().includes(wanted)),
	};
}

/** The searchable lists of Trustpilot's resource locators, by name. */
export const searches = {
	...listSearchOf(trustpilot, SEARCHES),
	searchBusinessUnits,
	searchConversations,
};
