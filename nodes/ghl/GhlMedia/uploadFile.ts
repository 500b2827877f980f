import type { IDataObject } from 'n8n-workflow';

import type { ItemRun } from '../../shared/catalog/run';
import { textOf } from '../../shared/core/guards';
import { readInputFile } from '../../shared/engine/inputFiles';
import { buildRequest } from '../../shared/engine/request';
import { multipartForm } from '../../shared/http/multipart';

/** Uploads a file of the input item to the media library, or adds the URL of a file. */
export async function uploadFile(run: ItemRun): Promise<IDataObject> {
	const { itemIndex, read } = run;
	const request = buildRequest(run);
	const isHosted = request.body.fileUrl !== undefined;
	const field = isHosted ? '' : textOf(read('inputField', itemIndex, ''));
	const files = isHosted ? [] : [{ field: 'file', ...(await readInputFile(run, field)) }];
	const form = multipartForm({ hosted: isHosted, ...request.body }, files);
	return await run.client.requestObject({ ...request, ...form });
}
