import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { castError, serviceError } from '../errors';
import { ALT_RULES, contains, equals, inMode, listResponse, type Query } from '../lists';
import type { Transaction } from '../types';
import { check } from '../validate';
import { contactFields, contactSnapshot, sourceFields } from './views';

/** Transactions: list and get. */
export function transactionRoutes(scope: FastifyInstance, world: World): void {
	const read = {
		config: { access: { level: 'location', scope: 'payments/transactions.readonly' } },
	} as const;

	scope.get<{ Querystring: Query }>('/payments/transactions', read, async ({ query }) => {
		check(query, ALT_RULES);
		return listResponse<Transaction>(world, query, {
			rows: world.ghl.transactions,
			tests: [
				equals(query.entityId, (row) => row.entityId),
				equals(query.contactId, (row) => row.contactId),
				equals(query.subscriptionId, (row) => row.subscriptionId),
				equals(query.entitySourceType, (row) => row.source.type),
				equals(query.entitySourceSubType, (row) => row.source.subType),
				inMode(query.paymentMode),
				contains(world.ghl, query.altId, query.search),
			],
			view: (row) => transactionRow(world, row),
		});
	});

	scope.get<{ Params: { id: string }; Querystring: Query }>(
		'/payments/transactions/:id',
		read,
		async ({ params, query }) => {
			check(query, ALT_RULES);
			if (!/^[0-9a-f]{24}$/i.test(params.id)) throw castError(params.id, 'Transaction');
			const row = world.ghl.transactions.get(params.id, query.altId);
			if (!row) throw serviceError(404, 'Transaction not found');
			return transactionDetail(world, row);
		},
	);
}

function common(row: Transaction) {
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
		chargeId: row.chargeId,
		chargeSnapshot: { id: row.chargeId, status: row.status },
		amountRefunded: row.amountRefunded,
		paymentMethod: row.paymentMethod,
		...(row.isParent !== undefined && { isParent: row.isParent }),
		...(row.parentId && { parentId: row.parentId }),
		createdAt: row.createdAt,
		updatedAt: row.updatedAt,
	};
}

function transactionRow(world: World, row: Transaction) {
	return {
		...common(row),
		...contactFields(world.ghl, row.contactId),
		...sourceFields('entitySource', row.source),
		paymentProviderType: row.paymentProviderType,
		fulfilledAt: row.createdAt,
	};
}

function transactionDetail(world: World, row: Transaction) {
	return {
		...common(row),
		contactId: row.contactId,
		contactSnapshot: contactSnapshot(world.ghl, row.contactId),
		entitySource: row.source,
		paymentProvider: { type: row.paymentProviderType },
		...(row.notes && { meta: { notes: row.notes } }),
		isParent: row.isParent ?? false,
		markAsTest: !row.liveMode,
		traceId: randomUUID(),
	};
}
