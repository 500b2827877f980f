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

	it('does not show a record that is the text of a message', () => {
		const record = '{"email":"jane@example.com","phone":"+15550100"}';
		expect(read({ message: record }).text).toBe(
			'The response has no message. It contains: message',
		);
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

	const nested = (depth: number, wrap: (inner: unknown) => unknown) =>
		Array.from({ length: depth }).reduce(wrap, 'x');

	it.each<[string, unknown]>([
		['opening brackets', '<'.repeat(100_000)],
		['titles', '<title'.repeat(30_000)],
		['styles', '<style>'.repeat(30_000)],
		['closing styles', `<style>${'</style'.repeat(30_000)}`],
		['spaces', `${' '.repeat(200_000)}x`],
		['line breaks in JSON', `{${'\n'.repeat(200_000)}`],
		['a long message', { message: 'insufficient '.repeat(100_000) }],
		['deep lists', nested(50_000, (inner) => [inner])],
		['deep errors', nested(50_000, (error) => ({ error }))],
		['deep details', nested(50_000, (errors) => ({ errors }))],
		['many errors', { errors: Array.from({ length: 200_000 }, () => ({ field: 'x' })) }],
		['many fields', Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [`f${i}`, i]))],
	])('reads a large body quickly and in one bounded line: %s', (_name, body) => {
		const start = process.cpuUsage();
		const { text } = read(body, TOKEN);
		expect(process.cpuUsage(start).user / 1000).toBeLessThan(500);
		expect(text.length).toBeLessThanOrEqual(400);
	});
});
