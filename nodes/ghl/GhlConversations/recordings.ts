import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { ItemRun } from '../../shared/catalog/run';
import { isObject, textOf } from '../../shared/core/guards';
import { locatorText } from '../../shared/engine/parameters';
import { buildRequest } from '../../shared/engine/request';
import type { ApiRequest } from '../../shared/http/apiRequest';

/** A file in a response. */
interface ResponseFile {
	bytes: Buffer;
	contentType: string;
	fileName: string;
}

const FILE_NAME = /filename="?([^";]{1,200})"?/i;

/** Downloads the file of a message. */
async function downloadFile(run: ItemRun, fallbackName: string): Promise<ResponseFile> {
	const request: ApiRequest = { ...buildRequest(run), isFile: true };
	const { body, headers } = await run.client.send(request);
	const contentType = textOf(headers['content-type']).split(';')[0];
	const bytes = body as unknown;
	if (!Buffer.isBuffer(bytes) || bytes.length === 0 || contentType.includes('json')) {
		throw run.client.wrongShape(request, 'The file');
	}
	const [, fileName = fallbackName] = FILE_NAME.exec(textOf(headers['content-disposition'])) ?? [];
	return { bytes, contentType, fileName: fileName.replace(/[/\\]/g, '_') };
}

/** Returns the record of a message whose file an operation returns. */
export async function messageRecord({ read, itemIndex }: ItemRun): Promise<IDataObject> {
	return await Promise.resolve({ messageId: locatorText(read('messageId', itemIndex)) });
}

/** Returns an item with a file as binary data. */
async function itemOf(
	{ context, read, itemIndex }: ItemRun,
	json: IDataObject,
	{ bytes, fileName, contentType }: ResponseFile,
): Promise<INodeExecutionData> {
	const field = textOf(read('outputField', itemIndex, '')) || 'data';
	const data = await context.helpers.prepareBinaryData(bytes, fileName, contentType);
	return { json, binary: { [field]: data } };
}

/** Returns the item of a call or voicemail with its recording. */
export async function withRecording(
	[record]: IDataObject[],
	run: ItemRun,
): Promise<INodeExecutionData[]> {
	const file = await downloadFile(run, 'recording.wav');
	const { fileName, contentType: mimeType, bytes } = file;
	return [await itemOf(run, { ...record, fileName, mimeType, fileSize: bytes.length }, file)];
}

/** Returns the item of a call with its transcription as text and as a file. */
export async function withTranscription(
	[record]: IDataObject[],
	run: ItemRun,
): Promise<INodeExecutionData[]> {
	const file = await downloadFile(run, 'transcription.txt');
	return [await itemOf(run, { ...record, text: file.bytes.toString('utf8') }, file)];
}

/**
 * Reads the transcription of a call. The API documents one sentence, and returns a list
 * (docs/api-notes/ghl.md#conversation-rules).
 */
export async function getTranscription(run: ItemRun): Promise<IDataObject> {
	const { client } = run;
	const request = buildRequest(run);
	const body = await client.request(request);
	const sentences = [body].flat().filter(isObject);
	const hasText = sentences.every(({ transcript }) => transcript !== undefined);
	if (!hasText || (sentences.length === 0 && !Array.isArray(body))) {
		throw client.wrongShape(request, "'transcript'", body);
	}
	const text = sentences.map(({ transcript }) => textOf(transcript)).join(' ');
	return { ...(await messageRecord(run)), text, sentences };
}
