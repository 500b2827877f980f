import type { IDataObject } from 'n8n-workflow';

import { inputError } from '../../shared/catalog/encode';
import { isObject } from '../../shared/core/guards';
import { buildRequest } from '../../shared/engine/request';
import type { ItemRun } from '../../shared/catalog/run';

/**
 * Returns the contact with this email or phone, or nothing. If there is none, the API returns null as the
 * contact.
 */
export async function findDuplicate(run: ItemRun): Promise<IDataObject[]> {
	const { client } = run;
	const request = buildRequest(run);
	if (request.query.email === undefined && request.query.number === undefined) {
		throw inputError(
			run,
			"'Email' and 'Phone' are both empty",
			'Enter at least one of them. They are used to find the contact.',
		);
	}
	const body = await client.request(request);
	if (!isObject(body) || client.reportedFailure(request, body)) {
		throw client.wrongShape(request, "'contact'", body);
	}
	return isObject(body.contact) ? [body.contact] : [];
}
