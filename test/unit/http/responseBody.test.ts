import { Readable } from 'node:stream';
import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { discardBody, readBody } from '../../../nodes/shared/http/responseBody';

const JSON_REQUEST = { url: 'https://a.example', json: true };

function response(chunks: Array<string | Buffer>, statusCode = 200): IN8nHttpFullResponse {
	const body = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
	return { statusCode, headers: {}, body };
}

const bodyOf = async (chunks: Array<string | Buffer>, statusCode?: number) =>
	(await readBody(response(chunks, statusCode), JSON_REQUEST)).body;

describe('readBody', () => {
	it('reads JSON in chunks of any size, also split within a character', async () => {
		const bytes = Buffer.from('{"name": "Łukasz €"}');
		const pieces = [...bytes].map((byte) => Buffer.from([byte]));
		expect(await bodyOf(pieces)).toEqual({ name: 'Łukasz €' });
	});

	it.each(['', '<html>', '{"cut": ', 'plain'])('returns %j as text', async (text) => {
		expect(await bodyOf([text])).toBe(text);
	});

	it('skips a byte order mark', async () => {
		expect(await bodyOf(['\uFEFF{"a": 1}'])).toEqual({ a: 1 });
	});

	it.each([
		['arrays', (depth: number) => '['.repeat(depth) + ']'.repeat(depth)],
		['objects', (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)],
	])('does not return %s nested too deeply for recursive code', async (_, nest) => {
		expect(typeof (await bodyOf([nest(150)]))).toBe('object');
		expect(typeof (await bodyOf([nest(100_000)]))).toBe('string');
		expect(typeof (await bodyOf([nest(100_000)], 400))).toBe('string');
	});

	it('reads only a part of a long error and closes the connection', async () => {
		let sent = 0;
		const body = Readable.from(
			(function* () {
				for (;;) {
					sent += 100_000;
					yield Buffer.alloc(100_000, '<');
				}
			})(),
		);
		const { body: text } = await readBody({ statusCode: 500, headers: {}, body }, JSON_REQUEST);
		expect((text as unknown as string).length).toBeLessThan(1_300_000);
		expect(sent).toBeLessThan(3_000_000);
		expect(body.destroyed).toBe(true);
	});

	it('rejects a successful response over 100 MB, and closes the connection', async () => {
		const megabyte = Buffer.alloc(1024 * 1024);
		const body = Readable.from(Array.from({ length: 110 }, () => megabyte));
		const read = readBody({ statusCode: 200, headers: {}, body }, JSON_REQUEST);
		const failure = { kind: 'tooLarge', status: 200, apiMessage: 'over 100 MB' };
		await expect(read).rejects.toMatchObject({ failure });
		expect(body.destroyed).toBe(true);
	});

	it('reads the message of an error, also if the request is for a file', async () => {
		const error = response(['{"message": "No file"}'], 400);
		const { body } = await readBody(error, { url: 'https://a.example' });
		expect(body).toEqual({ message: 'No file' });
	});

	it('returns the bytes of a file', async () => {
		const bytes = Buffer.from([0xff, 0x00, 0x80]);
		const { body } = await readBody(response([bytes]), { url: 'https://a.example' });
		expect(body).toEqual(bytes);
	});

	it('returns a body that is not a stream unchanged', async () => {
		for (const body of [{ a: 1 }, undefined, null]) {
			const given = { statusCode: 200, headers: {}, body } as unknown as IN8nHttpFullResponse;
			expect(await readBody(given, JSON_REQUEST)).toBe(given);
		}
	});
});

describe('discardBody', () => {
	const discard = (body: unknown) =>
		discardBody({ statusCode: 302, headers: {}, body } as IN8nHttpFullResponse);

	it('closes the connection of a stream', () => {
		const { body } = response(['text']);
		discard(body);
		expect((body as Readable).destroyed).toBe(true);
	});

	it('ignores a body that has no connection to close', () => {
		const destroy = jest.fn();
		discard({ destroy });
		discard({ [Symbol.asyncIterator]: () => [].values() });
		expect(destroy).not.toHaveBeenCalled();
	});
});
