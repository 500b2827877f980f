import type { IDataObject } from 'n8n-workflow';

import type { ListShape } from '../../shared/catalog/types';
import { readWholeList } from '../../shared/engine/lists';
import { once } from '../../shared/engine/once';
import { requestRecord } from '../../shared/engine/records';
import { buildRequest } from '../../shared/engine/request';
import type { ItemRun } from '../../shared/catalog/run';
import type { ApiRequest } from '../../shared/http/client';
import { lists } from '../fields/lists';
import { readParts } from './parts';
import { simplifiedOrder } from './resources/simplified';

/** The contact that an order names, or null where it names none; read once for all orders of a run. */
async function contactOf(
	{ client, itemIndex }: ItemRun,
	{ contactId }: IDataObject,
): Promise<unknown> {
	if (!contactId) return null;
	const path = `/contacts/${encodeURIComponent(String(contactId))}`;
	const request = { method: 'GET', path, scope: 'contacts.readonly', itemIndex } as const;
	return await once(client, path, async () => await client.requestObject(request, 'contact'));
}

async function readOverview(run: ItemRun, request: ApiRequest): Promise<IDataObject> {
	const { client, itemIndex } = run;
	const { path, query, scope } = request;
	const entityId = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
	const list = async (part: Partial<ApiRequest>, shape: ListShape) =>
		await readWholeList(client, { method: 'GET', path, query, scope, itemIndex, ...part }, shape);
	const ofOrder = (kind: string) => ({
		path: `/payments/${kind}`,
		query: { ...query, entityId },
		scope: `payments/${kind}.readonly`,
	});
	// The simplified output of an order, not that of the overview, tells whether this is one.
	const reading = requestRecord(client, request, { ...run.operation, simplified: simplifiedOrder });
	const parts = await readParts({
		fulfillments: list({ path: `${path}/fulfillments` }, lists.wholeData),
		notes: list({ path: `${path}/notes` }, lists.wholeData),
		transactions: list(ofOrder('transactions'), lists.data),
		subscriptions: list(ofOrder('subscriptions'), lists.data),
		// An order that cannot be read is thrown below: there is nothing to give an overview of.
		contact: reading.then(
			async (order) => await contactOf(run, order),
			() => null,
		),
	});
	return { order: await reading, ...parts };
}

/**
 * All that is known of the order that the form names: `{order, fulfillments, notes, transactions,
 * subscriptions, contact, incomplete}`. In one run no record is asked for twice.
 */
export async function getOverview(run: ItemRun): Promise<IDataObject> {
	const request = buildRequest(run.operation, run);
	const { client } = run;
	return { ...(await once(client, request.path, async () => await readOverview(run, request))) };
}
