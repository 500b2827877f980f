import { scalarText } from '../../shared/core/guards';
import type { Row } from '../../shared/poll/types';
import type { TriggerFilter } from '../../shared/poll/catalog';
import { getPath } from '../../shared/core/paths';
import type { Field } from '../../shared/catalog/types';
import { payments as f } from './payments';

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
	accepts: (row: Row, value) => row.liveMode === (value === 'live'),
};

/** Transactions and subscriptions contain the ID of their order in `entityId`. */
export function withOrderId(row: Row): Row {
	return row.entityType === 'order' ? { ...row, orderId: row.entityId } : row;
}
