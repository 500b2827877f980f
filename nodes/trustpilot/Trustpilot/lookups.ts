import type { IDataObject } from 'n8n-workflow';

import { commaSeparated, refuse } from '../../shared/catalog/encode';
import { readWholeList } from '../../shared/engine/lists';
import { simplify } from '../../shared/engine/output';
import { pathSegment, positiveInteger, locatorValue } from '../../shared/engine/parameters';
import type { ItemRun } from '../../shared/engine/run';
import type { Client } from '../../shared/http/client';
import { lists } from '../fields/lists';
import {
	simplifiedBusinessUnit,
	simplifiedProductReview,
	simplifiedServiceReview,
} from '../operations';
import { NOT_SAID, orderOf } from './orders';

function businessUnitOf({ read, itemIndex, operation, connection, context }: ItemRun): string {
	const field = operation.path.businessUnitId;
	const given = locatorValue(read(field.name, itemIndex), field) || connection.account;
	return pathSegment(given, field, { node: context.getNode(), itemIndex });
}

const textParameter = ({ read, itemIndex }: ItemRun, name: string): string =>
	String(read(name, itemIndex, '') ?? '').trim();

function demand(run: ItemRun, value: string, label: string): string {
	if (value) return value;
	throw refuse(
		{ node: run.context.getNode(), itemIndex: run.itemIndex },
		`'${label}' is empty`,
		NOT_SAID,
	);
}

/** Private service reviews that fit a filter, newest first. */
async function serviceReviews(
	run: ItemRun,
	unit: string,
	filter: IDataObject,
	max?: number,
): Promise<IDataObject[]> {
	const request = {
		method: 'GET' as const,
		path: `/v1/private/business-units/${unit}/reviews`,
		query: { ...filter, orderBy: 'createdat.desc' },
		itemIndex: run.itemIndex,
	};
	return await readWholeList(run.client, request, lists.reviews, max);
}

/** The newest product reviews, of which Trustpilot filters none by order. */
async function productReviews(
	run: ItemRun,
	unit: string,
	{ sku, productReviewsToRead }: IDataObject,
): Promise<IDataObject[]> {
	const { context, itemIndex } = run;
	const ground = { node: context.getNode(), itemIndex };
	const max = positiveInteger(productReviewsToRead ?? 500, 'Product Reviews to Read', ground);
	const skus = commaSeparated(sku, { ...ground, label: 'SKUs', timezone: '', version: '' });
	const request = {
		method: 'GET' as const,
		path: `/v1/private/product-reviews/business-units/${unit}/reviews`,
		query: skus === undefined ? {} : { sku: skus as string },
		itemIndex,
	};
	return await readWholeList(run.client, request, lists.productReviews, max);
}

/** The reviews of one order, service reviews first, each with its `kind`. */
export async function getReviewsByReference(run: ItemRun): Promise<IDataObject[]> {
	const { item, read, itemIndex } = run;
	const unit = businessUnitOf(run);
	const given = textParameter(run, 'referenceId') || orderOf(item.json).referenceNumber;
	const referenceId = demand(run, given, 'Reference Number');
	const additional = (read('additionalFields', itemIndex, {}) ?? {}) as IDataObject;
	const found = await serviceReviews(run, unit, { referenceId });
	const products = additional.includeProductReviews
		? await productReviews(run, unit, additional)
		: [];
	return [
		...found.map((row) => ({ kind: 'service', ...simplify(row, simplifiedServiceReview) })),
		...products
			.filter((row) => String(row.referenceId ?? '') === referenceId)
			.map((row) => ({ kind: 'product', ...simplify(row, simplifiedProductReview) })),
	];
}

/** TrustScores already asked for in this run: the same for every order. */
const scores = new WeakMap<Client, Map<string, Promise<IDataObject>>>();

async function scoreOf({ client, itemIndex }: ItemRun, unit: string): Promise<IDataObject> {
	const known = scores.get(client) ?? new Map<string, Promise<IDataObject>>();
	scores.set(client, known);
	const path = `/v1/business-units/${unit}`;
	const score = known.get(unit) ?? client.request({ method: 'GET', path, itemIndex });
	known.set(unit, score);
	return simplify(await score, simplifiedBusinessUnit);
}

const average = (numbers: number[]): number | null =>
	numbers.length > 0
		? Math.round((numbers.reduce((sum, one) => sum + one, 0) / numbers.length) * 100) / 100
		: null;

/** The incoming item, and under `sentiment` what its customer and all customers think. */
export async function getOrderSentiment(run: ItemRun): Promise<IDataObject> {
	const { json } = run.item;
	const order = orderOf(json);
	const unit = businessUnitOf(run);
	const reference = textParameter(run, 'referenceId') || order.referenceNumber;
	const email = demand(run, textParameter(run, 'customerEmail') || order.email, 'Customer Email');
	const business = await scoreOf(run, unit);
	const ofCustomer = await serviceReviews(run, unit, { referralEmail: email });
	const ofOrder = ofCustomer.find((row) => reference && String(row.referenceId) === reference);
	const shown = (row?: IDataObject) => (row ? simplify(row, simplifiedServiceReview) : null);
	return {
		...json,
		sentiment: {
			trustScore: business.trustScore,
			businessStars: business.stars,
			stars: (ofOrder ?? ofCustomer[0])?.stars ?? null,
			numberOfReviews: ofCustomer.length,
			averageStars: average(ofCustomer.map((row) => Number(row.stars))),
			orderReview: shown(ofOrder),
			latestReview: shown(ofCustomer[0]),
		},
	};
}
