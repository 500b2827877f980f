import { type FaultName, NAMED_FAULTS } from './namedFaults';
import type { OddRows } from './oddRows';
import { createRandom, type Random } from './random';

/** The requests that a fault affects. All given conditions must match. Without conditions, all requests match. */
export interface FaultMatch {
	/** HTTP method, case-insensitive. */
	method?: string;
	/**
	 * Path with the prefix of the API. If it begins with `/`, it is a prefix. Otherwise, it is a regular expression.
	 */
	path?: string | RegExp;
	/** Skips the first matching requests. */
	skip?: number;
	/** Then affects each n-th request. */
	every?: number;
	/** Then affects a request with this probability (0 to 1, seeded). */
	chance?: number;
	/** Maximum number of affected requests. */
	times?: number;
}

/**
 * The effect of a fault. With `when: 'after'`, the API processes the request first: a write succeeds, although the
 * client does not receive its response. With `before`, the default, the API never receives the request.
 */
export type FaultEffect =
	/** Delays the request. Delays add up and combine with any other fault. */
	| { kind: 'latency'; ms: number; jitterMs?: number }
	/** 429. `retryAfter` is in seconds, sent as a number or an HTTP date. `headers` override the API's headers. */
	| {
			kind: 'tooManyRequests';
			retryAfter?: number;
			as?: 'seconds' | 'date';
			headers?: Headers;
			when?: When;
	  }
	/** 429 with the headers of a reached daily rate limit. */
	| { kind: 'dailyLimit'; when?: When }
	/** Any status. The default body is the one that the API returns for that status. `repeat` repeats a string body. */
	| {
			kind: 'status';
			status: number;
			body?: unknown;
			repeat?: number;
			headers?: Headers;
			when?: When;
	  }
	/** Resets the connection. */
	| { kind: 'reset'; when?: When }
	/** Never sends a response. */
	| { kind: 'hang'; when?: When }
	/** A response that never ends: one byte per interval, by default every 100 ms. */
	| { kind: 'drip'; everyMs?: number; when?: When }
	/** An HTML page of a proxy in front of the API, by default with status 502. */
	| { kind: 'html'; status?: number; when?: When }
	/** A success status (201 for POST, otherwise 200) with a body that reports a failure. The API does nothing. */
	| { kind: 'softFailure'; status?: number; body?: unknown; when?: When }
	/** The response of the API, truncated in the middle. */
	| { kind: 'cutJson' }
	/** The status of the API's response with a different JSON body, by default an array. */
	| { kind: 'wrongShape'; body?: unknown }
	/** The status of the API's response, or a different status, without a body. */
	| { kind: 'empty'; status?: number }
	/** The response of the API with additional or different headers. */
	| { kind: 'headers'; headers: Headers }
	/** The response of the API with rows in other formats or with other fields, or with additional malformed rows. */
	| ({ kind: 'oddRows' } & OddRows);

type When = 'before' | 'after';

/** Headers by name. A list sends the header several times. */
export type Headers = Record<string, string | string[]>;

/** A fault to add: its effect, or the name of a fixed one, and the affected requests. */
export interface FaultSpec extends FaultMatch {
	effect: FaultEffect | FaultName;
}

/** An active fault. */
export interface Fault extends FaultMatch {
	id: number;
	/** The name, if the effect is a fixed one. */
	name?: FaultName;
	effect: FaultEffect;
	/** The number of matching requests. */
	seen: number;
	/** The number of affected requests. */
	hits: number;
}

/** The active faults, in the order in which they were added. */
export class Faults {
	private list: Fault[] = [];
	private nextId = 1;
	private random: Random;

	/** @param seed - the seed of the probabilities */
	constructor(seed: number) {
		this.random = createRandom(seed);
	}

	/** Adds a fault. The returned object counts its hits. */
	add({ effect, ...match }: FaultSpec): Fault {
		const resolved =
			typeof effect === 'string'
				? { name: effect, effect: NAMED_FAULTS[effect].effect }
				: { effect };
		const fault: Fault = { ...match, ...resolved, id: this.nextId++, seen: 0, hits: 0 };
		this.list.push(fault);
		return fault;
	}

	/** Returns all active faults. */
	all(): readonly Fault[] {
		return this.list;
	}

	/** Removes one fault, or all. */
	clear(id?: number): void {
		this.list = id === undefined ? [] : this.list.filter((fault) => fault.id !== id);
	}

	/** Removes all faults and restarts the random generator. */
	reset(seed: number): void {
		this.list = [];
		this.random = createRandom(seed);
	}

	/** Returns the faults of a request: the sum of all matching delays, and the first other matching fault. */
	decide(
		method: string,
		path: string,
	): { delayMs: number; name?: FaultName; effect?: FaultEffect } {
		let delayMs = 0;
		let applied: Fault | undefined;
		for (const fault of this.list) {
			if (applied && fault.effect.kind !== 'latency') continue;
			if (!matchesRequest(fault, method, path) || !this.hits(fault)) continue;
			if (fault.effect.kind === 'latency') {
				delayMs += fault.effect.ms + this.random.int(0, fault.effect.jitterMs ?? 0);
			} else applied = fault;
		}
		return { delayMs, name: applied?.name, effect: applied?.effect };
	}

	private hits(fault: Fault): boolean {
		const { skip = 0, every = 1, chance = 1, times = Infinity } = fault;
		fault.seen++;
		if (fault.hits >= times || fault.seen <= skip) return false;
		if ((fault.seen - skip) % every !== 0) return false;
		if (chance < 1 && !this.random.chance(chance)) return false;
		fault.hits++;
		return true;
	}
}

function matchesRequest(match: FaultMatch, method: string, path: string): boolean {
	if (match.method && match.method.toUpperCase() !== method) return false;
	if (match.path === undefined) return true;
	if (match.path instanceof RegExp) return match.path.test(path);
	return match.path.startsWith('/')
		? path.startsWith(match.path)
		: new RegExp(match.path).test(path);
}

const KINDS = [
	'latency',
	'tooManyRequests',
	'dailyLimit',
	'status',
	'reset',
	'hang',
	'drip',
	'html',
	'softFailure',
	'cutJson',
	'wrongShape',
	'empty',
	'headers',
	'oddRows',
] satisfies Array<FaultEffect['kind']>;

const positive = { type: 'integer', minimum: 1 };
const natural = { type: 'integer', minimum: 0 };

const HEADER = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };

const EFFECT_SCHEMA = {
	type: 'object',
	additionalProperties: false,
	required: ['kind'],
	properties: {
		kind: { enum: KINDS },
		ms: natural,
		jitterMs: natural,
		retryAfter: natural,
		everyMs: positive,
		as: { enum: ['seconds', 'date'] },
		when: { enum: ['before', 'after'] },
		status: { type: 'integer', minimum: 200, maximum: 599 },
		body: {},
		repeat: positive,
		headers: { type: 'object', additionalProperties: HEADER },
		times: { enum: ['seconds', 'milliseconds', 'text', 'mixed'] },
		days: { enum: ['day', 'firstMoment', 'lastMoment'] },
		malformed: { type: 'boolean' },
		added: { type: 'string' },
		removed: { type: 'array', items: { type: 'string' } },
	},
	allOf: [
		{ if: { properties: { kind: { const: 'latency' } } }, then: { required: ['ms'] } },
		{ if: { properties: { kind: { const: 'status' } } }, then: { required: ['status'] } },
		{ if: { properties: { kind: { const: 'headers' } } }, then: { required: ['headers'] } },
	],
};

/** The JSON schema of a fault in a request. */
export const FAULT_SCHEMA = {
	type: 'object',
	additionalProperties: false,
	required: ['effect'],
	properties: {
		method: { type: 'string' },
		path: { type: 'string' },
		skip: natural,
		every: positive,
		chance: { type: 'number', minimum: 0, maximum: 1 },
		times: natural,
		effect: { anyOf: [{ enum: Object.keys(NAMED_FAULTS) }, EFFECT_SCHEMA] },
	},
	// Without a path, no record would be readable.
	if: { properties: { effect: { const: 'vanished' } } },
	then: { required: ['path'] },
};
