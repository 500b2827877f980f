import type { IDataObject } from 'n8n-workflow';

import { textOf } from '../../shared/core/guards';

/** The order ID of a transaction or subscription. Invoices are not orders. */
export function orderIdOf(record: IDataObject): string {
	return record.entityType === 'order' ? textOf(record.entityId) : '';
}
