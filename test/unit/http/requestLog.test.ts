import type { Context } from '../../../nodes/shared/http/api';
import { describeError, describeFailure, RequestLog } from '../../../nodes/shared/http/requestLog';
import { Secrets } from '../../../nodes/shared/http/secrets';

/** Returns a log and the lines that it writes. */
function logOf() {
	const lines: string[] = [];
	const write = (level: string) => (text: string) => void lines.push(`${level} ${text}`);
	const context = {
		getNode: () => ({ name: 'Example' }),
		logger: { debug: write('debug'), info: write('info'), warn: write('warn') },
	} as unknown as Context;
	return {
		lines,
		log: new RequestLog({ context, api: 'Example', secrets: new Secrets(['s3cret']) }),
	};
}

describe('waits', () => {
	beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }));
	afterEach(() => jest.useRealTimers());

	it.each([
		[4_999, []],
		[5_000, ['info Example: waiting 5 seconds: rate limit']],
	])('logs a wait of %d ms', (ms, expected) => {
		const { lines, log } = logOf();
		log.wait(ms, 'rate limit');
		expect(lines).toEqual(expected);
	});

	it('logs waits that end at about the same time once', () => {
		const { lines, log } = logOf();
		log.wait(10_000, 'first');
		jest.advanceTimersByTime(2_000);
		log.wait(8_000, 'the rest of the first');
		log.wait(13_000, 'another request, 5 seconds longer');
		log.wait(13_001, 'more than 5 seconds longer');
		expect(lines).toEqual([
			'info Example: waiting 10 seconds: first',
			'info Example: waiting 14 seconds: more than 5 seconds longer',
		]);
	});
});

it('masks secrets and email addresses in its lines', () => {
	const { lines, log } = logOf();
	log.attempt({ method: 'GET', path: '/a/s3cret/jane@example.com/jane%40x.y/b' }, 2, 30, '200');
	log.warn('token s3cret');
	expect(lines).toEqual([
		'debug Example: GET /a/***/***/***/b: 200 in 30 ms (attempt 2)',
		'warn Example: token ***',
	]);
});

it('accepts a context without a logger', () => {
	const context = { getNode: () => ({ name: 'Example' }) } as unknown as Context;
	const log = new RequestLog({ context, api: 'Example', secrets: new Secrets([]) });
	expect(() => log.warn('text')).not.toThrow();
});

it.each([
	[
		{ kind: 'connectionLost', code: 'ECONNRESET', apiMessage: 'private' },
		'connectionLost ECONNRESET',
	],
	[{ kind: 'serverError', status: 503 }, 'serverError 503'],
	[{ kind: 'canceled' }, 'canceled'],
] as const)('describes the failure %j', (failure, text) => {
	expect(describeFailure(failure)).toBe(text);
});

it.each([
	[{ message: 'private', context: { kind: 'serverError' }, httpCode: '503' }, 'serverError 503'],
	[{ message: 'private', context: { kind: 'unreachable' }, httpCode: null }, 'unreachable'],
	[new Error('No event is selected'), 'No event is selected'],
	['text', 'text'],
	[undefined, 'undefined'],
])('describes the error %j', (error, text) => {
	expect(describeError(error)).toBe(text);
});
