import type { IDataObject } from 'n8n-workflow';

import { textOf } from '../../shared/core/guards';

/** Returns the order ID of a transaction or subscription. Empty if it belongs to an invoice. */
export function orderIdOf(record: IDataObject): string {
	return record.entityType === 'order' ? textOf(record.entityId) : '';
}
