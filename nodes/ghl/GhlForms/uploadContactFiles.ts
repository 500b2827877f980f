import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { splitList } from '../../shared/catalog/encode';
import type { ItemRun } from '../../shared/catalog/run';
import { isObject, textOf } from '../../shared/core/guards';
import { readInputFiles } from '../../shared/engine/inputFiles';
import { buildRequest } from '../../shared/engine/request';
import { multipartForm } from '../../shared/http/multipart';

/** GHL expects any ID of a file. The hash of its content identifies the file again. */
const fileId = (bytes: Buffer): string =>
	createHash('sha256').update(bytes).digest('hex').slice(0, 32);

/** Uploads files of the input item to a custom field of a contact. Returns the contact. */
export async function uploadContactFiles(run: ItemRun): Promise<IDataObject> {
	const request = buildRequest(run);
	const files = await readInputFiles(run, splitList(run.read('inputFields', run.itemIndex, '')));
	const parts = files.map((file) => ({
		field: `${textOf(request.body.customFieldId)}_${fileId(file.bytes)}`,
		...file,
	}));
	const body = await run.client.requestObject({ ...request, ...multipartForm({}, parts) });
	return isObject(body.contact) ? body.contact : body;
}
