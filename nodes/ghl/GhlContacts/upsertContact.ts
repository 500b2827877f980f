import type { IDataObject } from 'n8n-workflow';

import { inputError } from '../../shared/catalog/encode';
import type { ItemRun } from '../../shared/catalog/run';
import { textOf } from '../../shared/core/guards';
import { recordsOfBody } from '../../shared/engine/records';
import { buildRequest } from '../../shared/engine/request';

/**
 * Creates or updates a contact. The item also states which of the two happened: the API returns this outside
 * of the contact.
 */
export async function upsertContact(run: ItemRun): Promise<IDataObject> {
	const { client, operation } = run;
	const request = buildRequest(run);
	const { email, phone, createNewIfDuplicateAllowed } = request.body;
	// Without a key, GHL creates another contact each time.
	if (textOf(email) === '' && textOf(phone) === '' && createNewIfDuplicateAllowed !== true) {
		throw inputError(
			run,
			"'Email' and 'Phone' are both empty",
			"Enter at least one of them. GHL uses them to find the contact. To create a contact without them, use 'Create'.",
		);
	}
	const body = await client.requestObject(request);
	const [contact] = recordsOfBody(client, request, { ...operation, record: 'contact' }, body);
	return { ...contact, new: body.new };
}
