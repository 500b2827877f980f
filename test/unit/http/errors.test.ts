import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';

import { failuresPage } from '../../../docs/generator/failures';
import type { Api, Failure, FailureKind } from '../../../nodes/shared/http/api';
import { duration, toNodeError, type Subject } from '../../../nodes/shared/http/errors';
import { Secrets } from '../../../nodes/shared/http/secrets';

const SECRET = 'secret-token-0123456789';
const SUBJECT: Subject = {
	api: { name: 'Example' } as Api,
	node: {
		id: 'n',
		name: 'Node',
		type: 'example',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	},
	secrets: new Secrets([SECRET]),
	request: 'GET /records/ID',
	host: 'api.example.com',
	unknownOutcome: false,
};
const errorOf = (failure: Failure, more: Partial<Subject> = {}) =>
	toNodeError(failure, { ...SUBJECT, ...more });

it('explains each kind of failure as docs/failures.md does', async () => {
	const filepath = join(__dirname, '../../../docs/failures.md');
	const config = await prettier.resolveConfig(filepath);
	const page = await prettier.format(failuresPage(), { ...config, filepath });
	expect(page).toBe(readFileSync(filepath, 'utf8'));
});

describe('toNodeError', () => {
	it('states what happened, what to do, the request, the code and the trace ID', () => {
		const { message, description, httpCode } = errorOf({
			...{ kind: 'badInput', status: 422, apiMessage: 'email is not valid' },
			...{ apiCode: 'E42', code: 'ECONNRESET', traceId: 'trace-1' },
		});
		expect(message).toBe('Example rejected the request: email is not valid');
		expect(description).toBe(
			'Correct the parameters listed in the message. Request: GET /records/ID. Code: E42. Trace ID: trace-1.',
		);
		expect(httpCode).toBe('422');
	});

	it('omits what is not known', () => {
		const { description, httpCode, context } = errorOf({ kind: 'unreachable' });
		expect(description).toMatch(/can reach this host\. Request: GET \/records\/ID\.$/);
		expect(httpCode).toBeNull();
		expect(context).not.toHaveProperty('traceId');
		expect(context).not.toHaveProperty('itemIndex');
	});

	it('has the code of the network if the API returned none', () => {
		expect(errorOf({ kind: 'unreachable', code: 'ECONNREFUSED' }).description).toMatch(
			/Code: ECONNREFUSED\.$/,
		);
	});

	it('keeps its message if it contains the code of a network error', () => {
		const { message } = errorOf({ kind: 'badInput', apiMessage: 'ECONNRESET' });
		expect(message).toBe('Example rejected the request: ECONNRESET');
	});

	it('masks secrets in the message and in the description', () => {
		const failure: Failure = { kind: 'badInput', apiMessage: `Bad ${SECRET}`, apiCode: SECRET };
		const { message, description } = errorOf(failure);
		expect(`${message} ${description}`).not.toContain(SECRET);
	});

	it('does not show the message of the API if the execution was stopped', () => {
		expect(errorOf({ kind: 'canceled', apiMessage: 'aborted' }).message).toBe(
			'The execution was stopped',
		);
	});

	it('states first that the outcome of a write is unknown', () => {
		const { message, description, context } = errorOf(
			{ kind: 'serverError', status: 502 },
			{ unknownOutcome: true },
		);
		expect(message).toMatch(
			/^Example may or may not have processed this request: Example could not/,
		);
		expect(description).toMatch(/^The node did not retry it\. .* temporary issue at Example/);
		expect(context.unknownOutcome).toBe(true);
	});

	it('uses the text of a known error', () => {
		const explain = () => ({ message: 'Connect again', description: 'Open the credential.' });
		expect(errorOf({ kind: 'unauthorized', explain }).message).toBe('Connect again');
	});

	it('has different texts for a record and for a path that the user entered', () => {
		expect(errorOf({ kind: 'notFound' }).message).toBe('Record not found in Example');
		const { message, description } = errorOf({ kind: 'notFound' }, { isCustomPath: true });
		expect(message).toBe('Example found no record or endpoint at this path');
		expect(description).toMatch(/^Check Method and Path in the API reference: GET \/records\/ID\./);
	});

	it('names the missing scope if it is known', () => {
		const failure: Failure = { kind: 'missingScope' };
		expect(errorOf(failure, { scope: 'orders.read' }).message).toMatch(/the scope orders\.read$/);
		expect(errorOf(failure).message).toMatch(/a scope that this operation requires$/);
	});

	it('states when the daily rate limit resets, if it is known', () => {
		expect(errorOf({ kind: 'dailyLimit', dailyResetMs: 7_200_000 }).description).toMatch(
			/^It resets in about 2 hours\. /,
		);
		expect(errorOf({ kind: 'dailyLimit' }).description).toMatch(/^Run the workflow again after/);
	});

	const KINDS: Array<[FailureKind, boolean, object | undefined]> = [
		['rateLimited', true, { cause: 'rate-limited', retryAfterMs: 2_000 }],
		['dailyLimit', true, { cause: 'quota-exhausted' }],
		['unauthorized', false, { cause: 'credential-invalid' }],
		['forbidden', false, { cause: 'credential-invalid' }],
		['missingScope', false, { cause: 'credential-invalid' }],
		['tokenExpired', false, { cause: 'credential-invalid' }],
		['redirected', false, { cause: 'configuration-invalid' }],
		['serverError', true, { cause: 'temporarily-unavailable' }],
		['connectionLost', true, { cause: 'temporarily-unavailable' }],
		['unreachable', true, { cause: 'temporarily-unavailable' }],
		['invalidResponse', true, { cause: 'temporarily-unavailable' }],
		['badInput', false, undefined],
		['canceled', false, undefined],
		['tooLarge', false, undefined],
	];
	it.each(KINDS)('has the context and the cause of %s (temporary: %p)', (...row) => {
		const [kind, isTransient, cause] = row;
		const error = errorOf({ kind, retryAfterMs: 2_000, traceId: 'trace-1' }, { itemIndex: 3 });
		expect(error.context).toMatchObject({
			...{ kind, transient: isTransient, unknownOutcome: false, traceId: 'trace-1', itemIndex: 3 },
		});
		expect((error as { failure?: object }).failure).toEqual(cause);
	});
});

test.each([
	[0, '1 second'],
	[1_001, '2 seconds'],
	[60_000, '60 seconds'],
	[60_001, '2 minutes'],
	[119 * 60_000, '119 minutes'],
	[120 * 60_000, '2 hours'],
	[24 * 3_600_000, '24 hours'],
])('%d ms are %s', (ms, text) => {
	expect(duration(ms)).toBe(text);
});
