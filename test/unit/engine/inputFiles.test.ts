import type { IBinaryKeyData } from 'n8n-workflow';

import type { ItemRun } from '../../../nodes/shared/catalog/run';
import { readInputFile, readInputFiles } from '../../../nodes/shared/engine/inputFiles';

/** A run whose input item has this binary data. The bytes of a file are the name of its field. */
const runWith = (binary?: IBinaryKeyData) =>
	({
		node: { name: 'Media' },
		itemIndex: 0,
		item: { json: {}, ...(binary && { binary }) },
		context: {
			helpers: { getBinaryDataBuffer: async (_item: number, field: string) => Buffer.from(field) },
		},
	}) as unknown as ItemRun;

const file = (more: object = {}) => ({ data: '', mimeType: 'image/png', ...more });

describe('a file of the input item', () => {
	it.each([
		[{ fileName: 'a.png', fileExtension: 'jpg' }, 'a.png', 'image/png'],
		[{ fileExtension: 'png' }, 'photo.png', 'image/png'],
		[{}, 'photo', 'image/png'],
		[{ mimeType: '' }, 'photo', 'application/octet-stream'],
	])('%j is sent as %s with the type %s', async (more, fileName, contentType) => {
		expect(await readInputFile(runWith({ photo: file(more) }), 'photo')).toEqual({
			fileName,
			contentType,
			bytes: Buffer.from('photo'),
		});
	});

	it.each([
		[undefined, /^Connect a node that returns a file/],
		[{}, /^Connect a node that returns a file/],
		[{ data: file(), photo: file() }, /^It has these fields with binary data: data, photo\.$/],
	])('is missing: %j', async (binary, remedy) => {
		await expect(readInputFile(runWith(binary), 'image')).rejects.toMatchObject({
			message: "The input item has no binary data in the field 'image'",
			description: expect.stringMatching(remedy) as string,
		});
	});
});

it('gives files with the same name different names', async () => {
	const same = file({ fileName: 'a.png' });
	const run = runWith({ x: same, y: same, z: same, other: file({ fileName: 'b.png' }) });
	const files = await readInputFiles(run, ['x', 'y', 'other', 'z']);
	expect(files.map(({ fileName }) => fileName)).toEqual(['a.png', '2-a.png', 'b.png', '3-a.png']);
	expect(files.map(({ bytes }) => String(bytes))).toEqual(['x', 'y', 'other', 'z']);
});
