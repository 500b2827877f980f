import type { IDataObject } from 'n8n-workflow';

import { splitList } from '../../shared/catalog/encode';
import type { ItemRun } from '../../shared/catalog/run';
import { isObject } from '../../shared/core/guards';
import { readInputFiles } from '../../shared/engine/inputFiles';
import { buildRequest } from '../../shared/engine/request';
import { multipartForm } from '../../shared/http/multipart';

/** Uploads files of the input item for a custom field. Returns their URLs by name, as the API does. */
export async function uploadFieldFiles(run: ItemRun): Promise<IDataObject> {
	const request = buildRequest(run);
	const files = await readInputFiles(run, splitList(run.read('inputFields', run.itemIndex, '')));
	// The documented example has the name of the file as the name of the form field.
	const parts = files.map((file) => ({ field: file.fileName, ...file }));
	const upload = { ...request, ...multipartForm(request.body, parts) };
	const record = await run.client.requestObject(upload);
	const { uploadedFiles } = record;
	if (!isObject(uploadedFiles) || Object.keys(uploadedFiles).length < files.length) {
		throw run.client.wrongShape(upload, "'uploadedFiles'", record);
	}
	return record;
}
