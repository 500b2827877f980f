import type { IBinaryData } from 'n8n-workflow';

import { inputError } from '../catalog/encode';
import type { ItemRun } from '../catalog/run';
import type { FilePart } from '../http/multipart';

/** A file of the input item. */
export type InputFile = Omit<FilePart, 'field'>;

const nameOf = ({ fileName, fileExtension }: IBinaryData, field: string): string =>
	fileName ?? (fileExtension ? `${field}.${fileExtension}` : field);

/** Reads a binary field of the input item. */
export async function readInputFile(run: ItemRun, field: string): Promise<InputFile> {
	const { context, itemIndex, item } = run;
	const data = item.binary?.[field];
	if (!data) {
		const names = Object.keys(item.binary ?? {});
		throw inputError(
			run,
			`The input item has no binary data in the field '${field}'`,
			names.length > 0
				? `It has these fields with binary data: ${names.join(', ')}.`
				: 'Connect a node that returns a file, such as HTTP Request or Read/Write Files from Disk.',
		);
	}
	return {
		fileName: nameOf(data, field),
		contentType: data.mimeType || 'application/octet-stream',
		bytes: await context.helpers.getBinaryDataBuffer(itemIndex, field),
	};
}

/** Reads binary fields of the input item. Makes the names of the files unique, because responses list files by name. */
export async function readInputFiles(run: ItemRun, fields: string[]): Promise<InputFile[]> {
	const seen = new Set<string>();
	const files: InputFile[] = [];
	for (const field of fields) {
		const file = await readInputFile(run, field);
		let { fileName } = file;
		for (let n = 2; seen.has(fileName); n++) fileName = `${n}-${file.fileName}`;
		seen.add(fileName);
		files.push({ ...file, fileName });
	}
	return files;
}
