import type { IDataObject } from 'n8n-workflow';

import type { Client } from '../../shared/http/client';
import type { Row } from '../../shared/poll/types';
import type { TriggerFilter } from '../../shared/poll/catalog';
import { isBlank, scalarText } from '../../shared/core/guards';
import { getPath } from '../../shared/core/paths';
import type { Field } from '../../shared/catalog/types';
import { payments as f } from './payments';

/** Returns the order of a search and, with a time, its filter: the oldest records since then first. */
export const since =
	(field: string) =>
	(from: string | undefined): IDataObject => ({
		...(from && { filters: [{ field, operator: 'range', value: { gte: from } }] }),
		sort: [{ field, direction: from ? 'asc' : 'desc' }],
	});

const text = (value: unknown) => scalarText(value).toLowerCase();

/** Accepts records with the value at a path, case-insensitively. */
export const equals = (field: Field, path: string): TriggerFilter => ({
	field,
	accepts: (row: Row, value) => text(getPath(row, path)) === text(value),
});

/** Accepts records in live or test mode. */
export const ofMode: TriggerFilter = {
	field: {
		...f.paymentMode,
		description: 'Without this filter, both live and test records trigger the workflow',
	},
	accepts: (row: Row, value) => text(row.liveMode) === String(value === 'live'),
};

/** Transactions and subscriptions contain the ID of their order in `entityId`. */
export function withOrderId(row: Row): Row {
	return row.entityType === 'order' ? { ...row, orderId: row.entityId } : row;
}

/** Reads an amount, which may be a number or text. */
function amountAt(row: Row, path: string): number | undefined {
	const value = getPath(row, path);
	const amount = typeof value === 'string' ? Number(value.replaceAll(',', '')) : value;
	return isBlank(value) || typeof amount !== 'number' || !Number.isFinite(amount)
		? undefined
		: amount;
}

/** Returns the total refund of a transaction so far. A full refund may have no amount. */
export function totalRefunded(row: Row): number | undefined {
	const refunded = amountAt(row, 'amountRefunded');
	return !refunded && row.status === 'refunded' ? amountAt(row, 'amount') : refunded;
}

/** Returns the total payment of an invoice so far. */
export const totalPaid = (row: Row): number | undefined => amountAt(row, 'amountPaid');

/** Reads the time zone of the location. */
export async function locationTimeZone(client: Client): Promise<unknown> {
	const path = `/locations/${encodeURIComponent(client.connection.account)}`;
	const response = await client.requestObject({ method: 'GET', path, scope: 'locations.readonly' });
	return getPath(response, 'location.timezone');
}
