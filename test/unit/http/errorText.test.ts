import { readErrorText } from '../../../nodes/shared/http/errorText';
import { Secrets } from '../../../nodes/shared/http/secrets';

const read = (body: unknown, ...secrets: string[]) => readErrorText(body, new Secrets(secrets));
const TOKEN = 'secret-token-0123456789';

describe('readErrorText', () => {
	it.each<[unknown, string]>([
		[
			{ message: ['altId is missing', 'altType is missing'] },
			'altId is missing; altType is missing',
		],
		[{ message: 'Order not found', status: 404 }, 'Order not found'],
		[{ error: { code: 'x', message: 'Nested' } }, 'Nested'],
		[{ error: 'UnAuthorized!', error_description: 'No code' }, 'No code'],
		[{ fault: { faultstring: 'Invalid ApiKey' } }, 'Invalid ApiKey'],
		[
			{ ErrorCode: 'invalid_client', Error: 'Client credentials are invalid' },
			'Client credentials are invalid',
		],
		[{ title: 'Bad Request', detail: 'No such field', status: 400 }, 'No such field'],
		[{ message: '[items.0] is required' }, '[items.0] is required'],
		[{ message: '{"error":"Nested in text"}' }, 'Nested in text'],
		['{"message":"Text of JSON"}', 'Text of JSON'],
		[Buffer.from('{"message":"No such file"}'), 'No such file'],
		[new Uint8Array(Buffer.from('Gone')).buffer, 'Gone'],
		['<html><head><title>403 Forbidden</title></head><body>x</body></html>', '403 Forbidden'],
		['<p>Error <b>1010</b></p>', 'Error 1010'],
		['<STYLE>p { }</STYLE><script>if (a < b) c()</script><p>Text</p>', 'Text'],
		['<Error><Code>AccessDenied</Code><Message>Denied</Message></Error>', 'AccessDenied Denied'],
		['<title>Gone</title><p>x</p>', 'Gone'],
		['\n <p>Gone</p>', 'Gone'],
		['<br>Text', 'Text'],
		['<p>a > b <i>c</i></p>', 'a > b c'],
		['<p>Text</p><style>p { }</style>', 'Text'],
		['<p>Text</p><style>p { color: red }', 'Text'],
		['<b>Bad</b>gateway<a href="', 'Bad gateway'],
		[{ message: 'qty<5 or qty>9' }, 'qty<5 or qty>9'],
		[{ message: 'a < b > c' }, 'a < b > c'],
		[{ message: ['a', ' ', '\n', 'b', 'a'] }, 'a; b'],
		['a\n\nb', 'a b'],
		['', ''],
		[undefined, ''],
		[null, ''],
		[{}, ''],
		[[], ''],
		[404, '404'],
		[[{ message: 'a' }, { message: 'b' }], 'a; b'],
	])('reads %p', (body, text) => {
		expect(read(body).text).toBe(text);
	});

	it.each<[string, unknown, string]>([
		[
			'a list',
			{ message: 'Bad', errorCode: 1001, details: ['templateId is unknown'] },
			'Bad; templateId is unknown',
		],
		['a text', { message: 'Bad', details: 'templateId is unknown' }, 'Bad; templateId is unknown'],
		[
			'fields',
			{ error: { message: 'Bad', details: [{ field: 'email', message: 'is not valid' }] } },
			'Bad; email: is not valid',
		],
		[
			'paths',
			{ message: 'Bad', errors: [{ path: ['items', 0, 'qty'], message: 'is too low' }] },
			'Bad; items.0.qty: is too low',
		],
		[
			'a map',
			{ message: 'Bad', errors: { email: ['is not valid'], phone: 'is short' } },
			'Bad; email: is not valid; phone: is short',
		],
		[
			'constraints',
			{ message: [{ property: 'limit', constraints: { isInt: 'limit must be an integer' } }] },
			'limit: limit must be an integer',
		],
		[
			'several messages of a field',
			{ message: 'Bad', errors: [{ field: 'email', message: ['is short', 'has no @'] }] },
			'Bad; email: is short, has no @',
		],
		[
			'several messages in a map',
			{ message: 'Bad', errors: { email: ['is short', 'has no @'], phone: { x: 1 } } },
			'Bad; email: is short, has no @',
		],
		[
			'the errors of a field, once',
			{ message: [{ field: 'items', errors: ['is empty'] }] },
			'items: is empty',
		],
		[
			'an entry without a message',
			{ message: 'Bad', errors: [{ field: 'email' }, { message: 'is short' }] },
			'Bad; is short',
		],
		[
			'a path with parts that are no names',
			{ message: [{ path: ['items', { a: 1 }, null, 'qty'], message: 'is too low' }] },
			'items.qty: is too low',
		],
		[
			'a long name of a field',
			{ message: [{ field: 'f'.repeat(200), message: 'is not valid' }] },
			`${'f'.repeat(100)}: is not valid`,
		],
		[
			'an entry that is JSON text',
			{ message: '{"field":"email","message":"is not valid"}' },
			'email: is not valid',
		],
		['no field of the body itself', { field: 'email', message: 'Bad' }, 'Bad'],
		[
			'a resolution',
			{ error: { message: 'Bad', details: null, resolution: 'Use V3' } },
			'Bad; Use V3',
		],
	])('adds details: %s', (_shape, body, text) => {
		expect(read(body).text).toBe(text);
	});

	it.each<[string, unknown]>([
		['a record', { email: 'jane@example.com', phone: '+15550100' }],
		[
			'a record in error',
			{ error: { contact: { email: 'jane@example.com', phone: '+15550100' } } },
		],
		['a list of records', [{ email: 'jane@example.com', phone: '+15550100' }]],
		['a record as details', { details: { email: 'jane@example.com', phone: '+15550100' } }],
		['a record as message', { message: { email: 'jane@example.com', phone: '+15550100' } }],
		['JSON text', '{"email":"jane@example.com","phone":"+15550100"}'],
		['names that are data', { email: '', phone: '', 'jane@example.com': { '+15550100': true } }],
	])('names the fields of a body without a message: %s', (_shape, body) => {
		const { text } = read(body);
		expect(text).toMatch(/^The response has no message\. It contains: .*email, .*phone/);
		expect(text).not.toMatch(/jane|5550100/);
	});

	const fieldsOf = (names: string[], value: unknown = 1) =>
		Object.fromEntries(names.map((name) => [name, value]));
	const namesOf = (count: number, prefix = 'f') =>
		Array.from({ length: count }, (_, index) => `${prefix}${index}`);

	it.each<[string, unknown, string]>([
		['of three levels', { a: { b: { c: { d: 1 } } }, e: 1 }, 'a.b.c, e'],
		['of the first record of a list', { orders: [{ a: { b: 1 } }, { c: 1 }] }, 'orders.a'],
		['up to 12', fieldsOf(namesOf(13)), namesOf(12).join(', ')],
		[
			'up to 12 of all levels',
			{ a: fieldsOf(namesOf(8)), b: fieldsOf(namesOf(8)) },
			[...namesOf(8, 'a.f'), ...namesOf(4, 'b.f')].join(', '),
		],
		['from the first 12 names', { ...fieldsOf(namesOf(11), {}), a: 1, b: 1 }, 'a'],
		['from the first 100 keys', { ...fieldsOf(namesOf(99, '+')), a: 1, b: 1 }, 'a'],
	])('names fields %s', (_which, body, names) => {
		expect(read(body).text).toBe(`The response has no message. It contains: ${names}`);
	});

	it('does not show a record that is the text of a message', () => {
		const record = '{"email":"jane@example.com","phone":"+15550100"}';
		expect(read({ message: record }).text).toBe(
			'The response has no message. It contains: message',
		);
	});

	it('reads messages up to 8 levels deep', () => {
		const nested = (levels: number): unknown =>
			levels === 0 ? { message: 'Deep', code: 'E1' } : { error: nested(levels - 1) };
		expect(read(nested(7)).text).toBe('Deep');
		expect(read(nested(8)).text).toBe(
			'The response has no message. It contains: error.error.error',
		);
	});

	it('reads up to 12 messages of a list or of a map', () => {
		const messages = namesOf(13);
		expect(read({ errors: messages }).text).toBe(namesOf(12).join('; '));
		expect(read({ errors: Object.fromEntries(messages.map((name) => [name, name])) }).text).toBe(
			namesOf(12)
				.map((name) => `${name}: ${name}`)
				.join('; '),
		);
	});

	it('reads JSON text of up to 200,000 characters', () => {
		const jsonOf = (length: number) => `{"message":"Bad","data":"${'x'.repeat(length - 27)}"}`;
		expect(jsonOf(200_000)).toHaveLength(200_000);
		for (const bodyOf of [(text: string) => text, (text: string) => Buffer.from(text)]) {
			expect(read(bodyOf(jsonOf(200_000))).text).toBe('Bad');
			expect(read(bodyOf(jsonOf(200_001))).text).toBe('The response is incomplete JSON');
		}
	});

	it('does not show what cut-off JSON contains', () => {
		expect(read('{"contact":{"email":"jane@example.com"').text).toBe(
			'The response is incomplete JSON',
		);
	});

	it.each<[unknown, string | undefined]>([
		[{ errorCode: 1014 }, '1014'],
		[{ error: { code: 'token_expired' } }, 'token_expired'],
		[{ fault: { detail: { errorcode: 'oauth.v2.InvalidApiKey' } } }, 'oauth.v2.InvalidApiKey'],
		[{ error: 'invalid_grant', error_description: 'x' }, 'invalid_grant'],
		[{ error: 'Bad Request' }, undefined],
		[{ error: 'not found' }, undefined],
		[{ error: ['invalid_grant'] }, undefined],
		[{ code: null, errorCode: 'E1' }, 'E1'],
		[{ code: ' E1 \n of  2 ' }, 'E1 of 2'],
		[{ error: { error: { error: { code: 'E1' } } } }, 'E1'],
		[{ error: { error: { error: { error: { code: 'E1' } } } } }, undefined],
	])('finds the code in %j', (body, code) => {
		expect(read(body).code).toBe(code);
	});

	it.each([{ traceId: 't-1' }, { correlationId: 't-1' }, { error: { request_id: 't-1' } }])(
		'finds the trace ID in %j',
		(body) => {
			expect(read(body).traceId).toBe('t-1');
		},
	);

	it.each<[string, unknown]>([
		['at the cut of the message', { message: 'a'.repeat(390) + TOKEN }],
		['at the cut of a part', { message: `${' '.repeat(1_990)}${TOKEN}` }],
		['at the cut of a page', `<p>${'<b>'.repeat(33_330)}${TOKEN}`],
		['in the trace ID', { message: 'x', traceId: `${'t'.repeat(90)}${TOKEN}` }],
		['in the code', { message: 'x', errorCode: TOKEN }],
		['in a name', { [TOKEN.replaceAll('-', '_')]: 1 }],
		['in a field', { message: [{ field: TOKEN, message: 'is not valid' }] }],
	])('masks a token %s', (_place, body) => {
		expect(JSON.stringify(read(body, TOKEN, TOKEN.replaceAll('-', '_')))).not.toMatch(/secret.to/);
	});
});
