import type { FaultEffect } from './faults';

interface NamedFault {
	/** The text in the list of the page. */
	description: string;
	effect: FaultEffect;
}

/** A host that never exists (RFC 2606). */
const OTHER_HOST = 'http://redirect.invalid/';

const redirect = (status: number): NamedFault => ({
	description: `${status} redirect to a different host`,
	effect: { kind: 'status', status, headers: { location: OTHER_HOST }, body: '' },
});

const retryAfter = (description: string, value: string | string[]): NamedFault => ({
	description: `429, Retry-After: ${description}`,
	effect: { kind: 'tooManyRequests', headers: { 'retry-after': value } },
});

const rateLimit = (
	description: string,
	{ max = '100', remaining = '0', interval = '10000' },
): NamedFault => ({
	description: `Rate limit headers: ${description}`,
	effect: {
		kind: 'headers',
		headers: {
			'x-ratelimit-max': max,
			'x-ratelimit-remaining': remaining,
			'x-ratelimit-interval-milliseconds': interval,
		},
	},
});

const noRecord = (description: string, body: unknown, status?: number): NamedFault => ({
	description: `Success without a record: ${description}`,
	effect: { kind: 'softFailure', status, body },
});

const errorBody = (description: string, body: string, repeat = 1): NamedFault => ({
	description: `500 with ${description}`,
	effect: {
		kind: 'status',
		status: 500,
		headers: { 'content-type': 'text/html; charset=utf-8' },
		body,
		repeat,
	},
});

/** Faults with fixed effects. `POST /sandbox/faults` accepts their names instead of an effect. */
export const NAMED_FAULTS = {
	redirect301: redirect(301),
	redirect302: redirect(302),
	redirect303: redirect(303),
	redirect307: redirect(307),
	redirect308: redirect(308),
	retryAfterZero: retryAfter('0', '0'),
	retryAfterNegative: retryAfter('-1', '-1'),
	retryAfterPast: retryAfter('a date in the past', 'Wed, 21 Oct 2015 07:28:00 GMT'),
	retryAfterFraction: retryAfter('0.001', '0.001'),
	retryAfterTwoValues: retryAfter('two values', ['0', '5']),
	retryAfterText: retryAfter('a word', 'soon'),
	rateLimitMaxZero: rateLimit('maximum 0', { max: '0' }),
	rateLimitMaxNegative: rateLimit('maximum -5', { max: '-5' }),
	rateLimitRemainingNegative: rateLimit('-9999999999 remaining', { remaining: '-9999999999' }),
	rateLimitIntervalHour: rateLimit('interval of 1 hour', { max: '1', interval: '3600000' }),
	rateLimitIntervalHuge: rateLimit('interval of 1e15 ms', { max: '1', interval: '1e15' }),
	emptySuccess: {
		description: 'Success without a record: 200 with an empty body',
		effect: { kind: 'empty', status: 200 },
	},
	noContent: {
		description: 'Success without a record: 204',
		effect: { kind: 'empty', status: 204 },
	},
	nullBody: noRecord('null', null, 200),
	successFalse: noRecord('{"success":false}', { success: false }, 200),
	statusCode404: noRecord('{"statusCode":404}', { statusCode: 404 }, 200),
	alreadyFulfilled: noRecord(
		'201 "Order is already fulfilled"',
		{ status: false, message: 'Order is already fulfilled', data: null },
		201,
	),
	htmlError: errorBody(
		'an HTML page',
		'<!DOCTYPE html>\n<html><head><title>Internal error</title></head><body></body></html>\n',
	),
	hugeError: errorBody('a body of 100 kB of "<"', '<', 100_000),
	vanished: {
		description: '404, for a record that lists still contain',
		effect: { kind: 'status', status: 404 },
	},
} satisfies Record<string, NamedFault>;

export type FaultName = keyof typeof NAMED_FAULTS;
