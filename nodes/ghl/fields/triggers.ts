import type { Row } from '../../shared/poll/types';
import type { TriggerFilter } from '../../shared/poll/catalog';
import { getPath } from '../../shared/core/paths';
import type { Field } from '../../shared/catalog/types';
import { payments as f } from './payments';

const text = (value: unknown) => String(value ?? '').toLowerCase();

/** Passes records that hold the value at a path; upper and lower case are the same. */
export const equals = (field: Field, path: string): TriggerFilter => ({
	field,
	accepts: (row: Row, value) => text(getPath(row, path)) === text(value),
});

/** Passes records of the live or the test mode. */
export const ofMode: TriggerFilter = {
	field: {
		...f.paymentMode,
		description: 'Without this filter, records of the test mode are reported beside the live ones',
	},
	accepts: (row: Row, value) => row.liveMode === (value === 'live'),
};

/** Transactions and subscriptions name their order as the entity that they belong to. */
export function withOrderId(row: Row): Row {
	return row.entityType === 'order' ? { ...row, orderId: row.entityId } : row;
}
