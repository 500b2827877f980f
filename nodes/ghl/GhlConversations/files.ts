import type { IDataObject } from 'n8n-workflow';

import { inputError, splitList } from '../../shared/catalog/encode';
import type { ItemRun } from '../../shared/catalog/run';
import { isObject, numberOf, textOf } from '../../shared/core/guards';
import { readInputFile, readInputFiles } from '../../shared/engine/inputFiles';
import { call } from '../../shared/engine/operation';
import { buildRequest } from '../../shared/engine/request';
import type { ApiRequest } from '../../shared/http/apiRequest';
import { multipartForm } from '../../shared/http/multipart';
import { createConversation, getConversations } from './resources/parts';

const UPLOAD_PATH = '/conversations/messages/upload';
const SCOPE = 'conversations/message.write';

/** Uploads files to a conversation. Returns their URLs by name, as the API does. */
async function upload(
	run: ItemRun,
	values: IDataObject,
	fields: string[],
): Promise<{ record: IDataObject; urls: string[] }> {
	const files = await readInputFiles(run, fields);
	const parts = files.map((file) => ({ field: 'fileAttachment', ...file }));
	const request: ApiRequest = {
		method: 'POST',
		path: UPLOAD_PATH,
		...multipartForm(values, parts),
		// A second upload only creates another URL.
		repeatable: true,
		scope: SCOPE,
		itemIndex: run.itemIndex,
	};
	const record = await run.client.requestObject(request);
	const { uploadedFiles } = record;
	const urls = isObject(uploadedFiles) ? Object.values(uploadedFiles).map(textOf) : [];
	if (urls.length < files.length) throw run.client.wrongShape(request, "'uploadedFiles'", record);
	return { record, urls };
}

/** Uploads the files of a form. Returns their URLs. */
export async function uploadFiles(run: ItemRun): Promise<IDataObject> {
	const { body } = buildRequest(run);
	const fields = splitList(run.read('inputFields', run.itemIndex, ''));
	return (await upload(run, body, fields)).record;
}

/** Returns the ID of the conversation of a contact. Creates the conversation if there is none. */
async function conversationOf(run: ItemRun, contactId: string): Promise<string> {
	const [found] = await call(run, getConversations, { contactId }, 1);
	const conversation = found ?? (await call(run, createConversation, { contactId }));
	return textOf(conversation.id);
}

/** Uploads input files as attachments of a message to a contact. Returns their URLs. */
export async function uploadAttachments(
	run: ItemRun,
	contactId: string,
	fields: string[],
): Promise<string[]> {
	if (fields.length === 0) return [];
	const conversationId = await conversationOf(run, contactId);
	const values = { conversationId, contactId, locationId: run.connection.account };
	return (await upload(run, values, fields)).urls;
}

/** Uploads a large file: requests a signed URL, uploads the file to it, and completes the upload. */
export async function uploadLargeFile(run: ItemRun): Promise<IDataObject> {
	const { client, itemIndex } = run;
	const request = buildRequest(run);
	const field = textOf(run.read('inputField', itemIndex, 'data'));
	const { fileName: filename, contentType, bytes } = await readInputFile(run, field);
	const body = { ...request.body, filename, contentType, fileSize: bytes.length };
	const started = await client.requestObject({ ...request, body });
	const { uploadUrl, uploadId, filePath, maxFileSize } = started;
	if (numberOf(maxFileSize) < bytes.length) {
		throw inputError(
			run,
			`The file has ${bytes.length} bytes, and GHL accepts ${numberOf(maxFileSize)}`,
			'Choose a smaller file, or another channel.',
		);
	}
	const url = textOf(uploadUrl);
	if (!/^https?:/.test(url) || !URL.canParse(url)) {
		throw client.wrongShape(request, "'uploadUrl'", started);
	}
	const response = await client.upload(url, bytes, contentType);
	if (response.statusCode >= 300) {
		throw inputError(
			run,
			`The file could not be uploaded (status ${response.statusCode})`,
			'Run the node again. The upload URL is valid for 15 minutes.',
		);
	}
	const { locationId, conversationId } = body as IDataObject;
	return await client.requestObject({
		...request,
		path: `${UPLOAD_PATH}/complete`,
		body: { uploadId, filePath, locationId, conversationId, filename },
	});
}
