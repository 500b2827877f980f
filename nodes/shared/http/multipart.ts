import { randomUUID } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { scalarText } from '../core/guards';

/** A file in a form. */
export interface FilePart {
	/** The name of the form field. */
	field: string;
	fileName: string;
	contentType: string;
	bytes: Buffer;
}

/** Encodes a name in a header of a part (HTML standard, multipart/form-data encoding algorithm). */
const quoted = (name: string): string =>
	`"${name.replace(/\r\n?|\n/g, '%0D%0A').replace(/"/g, '%22')}"`;

/**
 * Returns the body and the headers of a `multipart/form-data` request (RFC 7578). A list becomes several fields
 * with the same name.
 */
export function multipartForm(
	fields: IDataObject,
	files: readonly FilePart[],
): { body: Buffer; headers: IDataObject } {
	const boundary = `n8n-${randomUUID()}`;
	const lines = (...parts: string[]) => Buffer.from(parts.join('\r\n'));
	const open = (field: string) => [
		`--${boundary}`,
		`Content-Disposition: form-data; name=${quoted(field)}`,
	];
	const values = Object.entries(fields).flatMap(([field, value]) =>
		[value].flat().map((one) => lines(...open(field), '', scalarText(one), '')),
	);
	const contents = files.flatMap(({ field, fileName, contentType, bytes }) => {
		const [first, disposition] = open(field);
		const named = `${disposition}; filename=${quoted(fileName)}`;
		// A line break in the type would add headers.
		const type = `Content-Type: ${contentType.replace(/[\r\n]/g, '')}`;
		return [lines(first, named, type, '', ''), bytes, lines('', '')];
	});
	return {
		body: Buffer.concat([...values, ...contents, lines(`--${boundary}--`, '')]),
		headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
	};
}
