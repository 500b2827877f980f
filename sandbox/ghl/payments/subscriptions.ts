import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { castError, serviceError } from '../errors';
import { ALT_RULES, contains, equals, inMode, listResponse, type Query } from '../lists';
import type { Subscription } from '../types';
import { check } from '../validate';
import { contactFields, contactSnapshot, sourceFields } from './views';

/** Subscriptions: list and get. */
export function subscriptionRoutes(scope: FastifyInstance, world: World): void {
	const read = {
		config: { access: { level: 'location', scope: 'payments/subscriptions.readonly' } },
	} as const;

	scope.get<{ Querystring: Query }>('/payments/subscriptions', read, async ({ query }) => {
		check(query, ALT_RULES);
		const counts =
			query.getPaymentsCollectedCount === 'true'
				? paymentsCollected(world, query.altId)
				: undefined;
		return listResponse<Subscription>(world, query, {
			rows: world.ghl.subscriptions,
			tests: [
				equals(query.id, (row) => row._id),
				equals(query.entityId, (row) => row.entityId),
				equals(query.contactId, (row) => row.contactId),
				equals(query.entitySourceType, (row) => row.source.type),
				inMode(query.paymentMode),
				contains(world.ghl, query.altId, query.search),
			],
			view: (row) => ({
				...subscriptionRow(world, row),
				...(counts && { paymentsCollectedCount: counts.get(row.entityId) ?? 0 }),
			}),
		});
	});

	scope.get<{ Params: { id: string }; Querystring: Query }>(
		'/payments/subscriptions/:id',
		read,
		async ({ params, query }) => {
			check(query, ALT_RULES);
			if (!/^[0-9a-f]{24}$/i.test(params.id)) throw castError(params.id, 'Subscription');
			const row = world.ghl.subscriptions.get(params.id, query.altId);
			if (!row) throw serviceError(404, 'Subscription not found');
			return subscriptionDetail(world, row);
		},
	);
}

function common(world: World, row: Subscription) {
	return {
		_id: row._id,
		altId: row.altId,
		altType: 'location',
		currency: row.currency,
		amount: row.amount,
		status: row.status,
		liveMode: row.liveMode,
		entityType: row.entityType,
		entityId: row.entityId,
		subscriptionId: row.subscriptionId,
		subscriptionSnapshot: {
			id: row.subscriptionId,
			status: row.status,
			start_time: row.createdAt,
			quantity: 1,
		},
		recurringProduct: recurringProduct(world, row),
		createdAt: row.createdAt,
		updatedAt: row.updatedAt,
	};
}

// Rows contain recurringProduct and contactPhone, which the schema does not have (docs/api-notes/ghl.md#subscriptions).
function subscriptionRow(world: World, row: Subscription) {
	return {
		...common(world, row),
		...contactFields(world.ghl, row.contactId),
		contactPhone: world.ghl.contacts.get(row.contactId)?.phone,
		...sourceFields('entitySource', row.source),
		paymentProviderType: row.paymentProviderType,
	};
}

function subscriptionDetail(world: World, row: Subscription) {
	return {
		...common(world, row),
		contactId: row.contactId,
		contactSnapshot: contactSnapshot(world.ghl, row.contactId),
		entitySource: row.source,
		paymentProvider: { type: row.paymentProviderType },
		schedule: {
			rrule: { intervalType: 'monthly', interval: 1, startDate: row.createdAt.slice(0, 10) },
		},
		canceledAt: row.canceledAt,
		canceledBy: row.canceledBy,
		markAsTest: !row.liveMode,
		traceId: randomUUID(),
	};
}

function recurringProduct({ ghl: data }: World, row: Subscription) {
	const price = data.prices.get(row.priceId);
	const product = price && data.products.get(price.product);
	return { _id: product?._id, name: product?.name, locationId: row.altId, price };
}

/** Returns the number of successful payments by order, or by another entity. */
function paymentsCollected({ ghl: data }: World, altId: string | undefined): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { entityId, status } of data.transactions.all(String(altId))) {
		if (status === 'succeeded') counts.set(entityId, (counts.get(entityId) ?? 0) + 1);
	}
	return counts;
}
