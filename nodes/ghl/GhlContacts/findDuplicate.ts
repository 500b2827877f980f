import type { IDataObject } from 'n8n-workflow';

import { refuse } from '../../shared/catalog/encode';
import { buildRequest } from '../../shared/engine/request';
import type { ItemRun } from '../../shared/engine/run';

/** The contact with this email or phone, or none: the API then answers a contact that is null. */
export async function findDuplicate(run: ItemRun): Promise<IDataObject[]> {
	const { client, context, itemIndex, operation } = run;
	const request = buildRequest(operation, run);
	if (request.query.email === undefined && request.query.number === undefined) {
		throw refuse(
			{ node: context.getNode(), itemIndex },
			"'Email' and 'Phone' are both empty",
			'Give at least one of them: it is what the contact is looked for by.',
		);
	}
	const { contact } = await client.request(request);
	return contact ? [contact as IDataObject] : [];
}
