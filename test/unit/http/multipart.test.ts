import { multipartForm } from '../../../nodes/shared/http/multipart';

const parse = async ({ body, headers }: ReturnType<typeof multipartForm>): Promise<FormData> =>
	await new Response(new Uint8Array(body), {
		headers: headers as Record<string, string>,
	}).formData();

describe('a multipart form', () => {
	it('contains fields, repeated fields, and the bytes of files', async () => {
		const bytes = Buffer.from([0, 13, 10, 45, 45, 255]);
		const form = await parse(
			multipartForm({ conversationId: 'abc', urls: ['one', 'two'] }, [
				{ field: 'file', fileName: 'photo.png', contentType: 'image/png', bytes },
			]),
		);
		expect(form.get('conversationId')).toBe('abc');
		expect(form.getAll('urls')).toEqual(['one', 'two']);
		const file = form.get('file') as File;
		expect([file.name, file.type]).toEqual(['photo.png', 'image/png']);
		expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
	});

	it('keeps quotes and line breaks of names and types out of the headers', async () => {
		const form = await parse(
			multipartForm({}, [
				{
					field: 'file',
					fileName: 'a"\r\nX-Evil: 1',
					contentType: 'text/plain\r\nX-Evil: 1',
					bytes: Buffer.from('text'),
				},
			]),
		);
		expect([...form.keys()]).toEqual(['file']);
		expect(await (form.get('file') as File).text()).toBe('text');
	});

	it.each([
		['a quote', 'a"b', 'a%22b'],
		['a line feed', 'a\nb', 'a%0D%0Ab'],
		['a carriage return', 'a\rb', 'a%0D%0Ab'],
		['both', 'a\r\nb', 'a%0D%0Ab'],
		['several of them', '"a"\n\n', '%22a%22%0D%0A%0D%0A'],
	])('encodes %s in names, as browsers do', (_, name, encoded) => {
		const { body } = multipartForm({ [name]: 'text' }, [
			{ field: name, fileName: name, contentType: 'text/plain', bytes: Buffer.from('') },
		]);
		const dispositions = body.toString().match(/Content-Disposition: .*/g);
		expect(dispositions?.map((line) => line.trim())).toEqual([
			`Content-Disposition: form-data; name="${encoded}"`,
			`Content-Disposition: form-data; name="${encoded}"; filename="${encoded}"`,
		]);
	});

	it('removes line breaks from the type of a file', () => {
		const { body } = multipartForm({}, [
			{ field: 'f', fileName: 'n', contentType: 'text/\r\nplain', bytes: Buffer.from('') },
		]);
		expect(body.toString()).toContain('\r\nContent-Type: text/plain\r\n\r\n');
	});
});
