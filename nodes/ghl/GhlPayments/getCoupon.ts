import type { IDataObject } from 'n8n-workflow';

import { refuse } from '../../shared/catalog/encode';
import { readWholeList } from '../../shared/engine/lists';
import { requestRecord } from '../../shared/engine/records';
import { buildRequest } from '../../shared/engine/request';
import type { ItemRun } from '../../shared/catalog/run';
import { lists } from '../fields/lists';

/**
 * Gets a coupon by its ID or its code. The API requires both (docs/api-notes/ghl.md#coupons), so the
 * node reads the missing one from the list.
 */
export async function getCoupon(run: ItemRun): Promise<IDataObject> {
	const { client, context, itemIndex } = run;
	const request = buildRequest(run.operation, run);
	const { id, code, ...account } = request.query;
	const list = {
		...request,
		path: `${request.path}/list`,
		query: { ...account, ...(code !== undefined && { search: code }) },
	};
	const coupons = await readWholeList(client, list, lists.data);
	const found = coupons.find((one) => one._id === id || one.code === code);
	if (!found) {
		throw refuse(
			{ node: context.getNode(), itemIndex },
			`There is no coupon with the ${id ? 'ID' : 'code'} ${String(id ?? code)}`,
			'Check it in GHL under Payments > Coupons. Codes are case-sensitive.',
		);
	}
	const query = { ...account, id: found._id, code: found.code };
	return await requestRecord(client, { ...request, query }, run.operation);
}
