import type { FastifyInstance } from 'fastify';

/** A file of a form, without its content. */
interface UploadedFile {
	field: string;
	name: string;
	type: string;
	size: number;
}

/** The fields and files of a form. */
export interface UploadForm extends Record<string, unknown> {
	files: UploadedFile[];
}

/** Parses forms with files, with the parser of Node's `Response`. */
export function addFormParser(scope: FastifyInstance): void {
	scope.addContentTypeParser(
		'multipart/form-data',
		{ parseAs: 'buffer' },
		async ({ headers }: { headers: Record<string, unknown> }, body: Buffer) =>
			await parseForm(String(headers['content-type']), body),
	);
}

async function parseForm(contentType: string, bytes: Buffer): Promise<UploadForm> {
	const headers = { 'content-type': contentType };
	const response = new Response(new Uint8Array(bytes), { headers });
	const files: UploadedFile[] = [];
	const fields: Record<string, unknown> = {};
	for (const [field, value] of await response.formData()) {
		if (typeof value === 'string') fields[field] = value;
		else files.push({ field, name: value.name, type: value.type, size: value.size });
	}
	return { ...fields, files };
}
