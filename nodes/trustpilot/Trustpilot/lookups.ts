import type { IDataObject } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import { commaSeparated } from '../../shared/catalog/encode';
import { numberOf, textOf } from '../../shared/core/guards';
import { removePrototypeKeys } from '../../shared/core/paths';
import { readWholeList } from '../../shared/engine/lists';
import { readOnce } from '../../shared/engine/readOnce';
import { simplify } from '../../shared/engine/output';
import { pathSegment, positiveInteger, locatorValue } from '../../shared/engine/parameters';
import type { ItemRun } from '../../shared/catalog/run';
import { lists } from '../fields/lists';
import {
	simplifiedBusinessUnit,
	simplifiedProductReview,
	simplifiedServiceReview,
} from '../operations';
import { readIncomingOrder } from './incomingOrder';
import { parameterOrItem } from './recipient';

function businessUnitOf(run: ItemRun): string {
	const { read, itemIndex, operation, connection } = run;
	const field = operation.path.businessUnitId;
	const given = locatorValue(read(field.name, itemIndex), field) || connection.account;
	return pathSegment(given, field.displayName, run);
}

/** Returns private service reviews that match a filter, newest first. */
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

/** Returns the newest product reviews. Trustpilot cannot filter them by order. */
async function productReviews(
	run: ItemRun,
	unit: string,
	{ sku, productReviewsToRead }: IDataObject,
): Promise<IDataObject[]> {
	const { itemIndex } = run;
	const max = positiveInteger(productReviewsToRead ?? 500, 'Product Reviews to Read', run);
	const skus = commaSeparated(sku, { ...run, label: 'SKUs' });
	const request = {
		method: 'GET' as const,
		path: `/v1/private/product-reviews/business-units/${unit}/reviews`,
		query: skus === undefined ? {} : { sku: skus as string },
		itemIndex,
	};
	return await readWholeList(run.client, request, lists.productReviews, max);
}

/** Returns the reviews of one order, service reviews first, each with its `kind`. */
export async function getReviewsByReference(run: ItemRun): Promise<IDataObject[]> {
	const { item, read, itemIndex } = run;
	const unit = businessUnitOf(run);
	const { referenceNumber } = readIncomingOrder(item.json);
	const referenceId = parameterOrItem(run, 'referenceId', 'Reference Number', referenceNumber);
	const additional = (read('additionalFields', itemIndex, {}) ?? {}) as IDataObject;
	const found = await serviceReviews(run, unit, { referenceId });
	const products = additional.includeProductReviews
		? await productReviews(run, unit, additional)
		: [];
	return [
		...found.map((row) => ({ kind: 'service', ...simplify(row, simplifiedServiceReview) })),
		...products
			.filter((row) => textOf(row.referenceId) === referenceId)
			.map((row) => ({ kind: 'product', ...simplify(row, simplifiedProductReview) })),
	];
}

/** Returns the TrustScore of a business unit. It is read once in an execution. */
async function scoreOf({ client, itemIndex }: ItemRun, unit: string): Promise<IDataObject> {
	const path = `/v1/business-units/${unit}`;
	const read = async () => await client.requestObject({ method: 'GET', path, itemIndex });
	return simplify(await readOnce(client, path, read), simplifiedBusinessUnit);
}

const average = (numbers: number[]): number | null =>
	numbers.length > 0
		? Math.round((numbers.reduce((sum, one) => sum + one, 0) / numbers.length) * 100) / 100
		: null;

/** Copies the fields of an incoming item. */
const copyOf = (json: IDataObject): IDataObject =>
	removePrototypeKeys(jsonParse<IDataObject>(JSON.stringify(json)));

/**
 * Returns the incoming item with the reviews of its customer and of the business under `sentiment`. If no
 * email address is available, it contains the reviews of the order instead.
 */
export async function getOrderSentiment(run: ItemRun): Promise<IDataObject> {
	const { json } = run.item;
	const order = readIncomingOrder(json);
	const unit = businessUnitOf(run);
	const inForm = (name: string) => textOf(run.read(name, run.itemIndex, ''));
	const reference = inForm('referenceId') || order.referenceNumber;
	const email = reference
		? inForm('customerEmail') || order.email
		: parameterOrItem(run, 'customerEmail', 'Customer Email', order.email);
	const filter = email ? { referralEmail: email } : { referenceId: reference };
	const business = await scoreOf(run, unit);
	const found = await serviceReviews(run, unit, filter);
	const ofOrder = found.find((row) => reference && textOf(row.referenceId) === reference);
	const shown = (row?: IDataObject) => (row ? simplify(row, simplifiedServiceReview) : null);
	return {
		...copyOf(json),
		sentiment: {
			trustScore: business.trustScore,
			businessStars: business.stars,
			stars: (ofOrder ?? found[0])?.stars ?? null,
			numberOfReviews: found.length,
			averageStars: average(found.map((row) => numberOf(row.stars))),
			orderReview: shown(ofOrder),
			latestReview: shown(found[0]),
			...(!email && { matchedBy: 'reference' }),
		},
	};
}
