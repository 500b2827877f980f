import type { OddRows } from './oddRows';
import { createRandom, type Random } from './random';

/** Which requests a fault hits. Every condition given must hold; without any, all requests of the APIs are hit. */
export interface FaultMatch {
	/** HTTP method, any case. */
	method?: string;
	/** Path with the API's prefix: a string that begins with `/` is a prefix, any other is the source of a RegExp. */
	path?: string | RegExp;
	/** Lets the first so many matching requests through. */
	skip?: number;
	/** Then hits each n-th. */
	every?: number;
	/** Then hits with this probability (0 to 1; seeded). */
	chance?: number;
	/** Stops after so many hits. */
	times?: number;
}

/**
 * What a fault does. `when` says whether the API handles the request first (`after`: a write has arrived, although the
 * client does not learn of it) or never sees it (`before`, the default).
 */
export type FaultEffect =
	/** Waits so long first. Delays add up, and go together with any other fault. */
	| { kind: 'latency'; ms: number; jitterMs?: number }
	/** 429; `retryAfter` in seconds, sent as a number or an HTTP date. */
	| { kind: 'tooManyRequests'; retryAfter?: number; as?: 'seconds' | 'date'; when?: When }
	/** 429 whose headers say that the day's allowance is spent. */
	| { kind: 'dailyLimit'; when?: When }
	/** Any status; without a body the API's usual one for that status. */
	| {
			kind: 'status';
			status: number;
			body?: unknown;
			headers?: Record<string, string>;
			when?: When;
	  }
	/** The connection is reset. */
	| { kind: 'reset'; when?: When }
	/** No answer ever comes. */
	| { kind: 'hang'; when?: When }
	/** A response that never ends: one byte after each interval, 100 ms unless given. */
	| { kind: 'drip'; everyMs?: number; when?: When }
	/** An HTML page, as a proxy in front of the API sends it; status 502 if none is given. */
	| { kind: 'html'; status?: number; when?: When }
	/** A status of success (201 for POST, else 200) with a body that reports a failure. The API does nothing. */
	| { kind: 'softFailure'; status?: number; body?: unknown; when?: When }
	/** The API's own answer, cut off in the middle. */
	| { kind: 'cutJson' }
	/** The status of the API's answer with another JSON body (an array, if none is given). */
	| { kind: 'wrongShape'; body?: unknown }
	/** The status of the API's answer, or another one, without a body. */
	| { kind: 'empty'; status?: number }
	/** The API's response with rows in other notations, or with malformed rows among them. */
	| ({ kind: 'oddRows' } & OddRows);

type When = 'before' | 'after';

/** A fault as it is added: what it does and to which requests. */
export interface FaultSpec extends FaultMatch {
	effect: FaultEffect;
}

/** A fault at work. */
export interface Fault extends FaultSpec {
	id: number;
	/** Requests that its method and path fitted. */
	seen: number;
	/** Requests that it hit. */
	hits: number;
}

/** The faults at work, in the order in which they were added. */
export class Faults {
	private list: Fault[] = [];
	private nextId = 1;
	private random: Random;

	/** @param seed seeds the chances. */
	constructor(seed: number) {
		this.random = createRandom(seed);
	}

	/** Adds a fault; the answer counts its hits as they happen. */
	add(spec: FaultSpec): Fault {
		const fault: Fault = { ...spec, id: this.nextId++, seen: 0, hits: 0 };
		this.list.push(fault);
		return fault;
	}

	/** All faults at work. */
	all(): readonly Fault[] {
		return this.list;
	}

	/** Ends one fault, or all. */
	clear(id?: number): void {
		this.list = id === undefined ? [] : this.list.filter((fault) => fault.id !== id);
	}

	/** Ends all faults and starts the chances anew. */
	reset(seed: number): void {
		this.list = [];
		this.random = createRandom(seed);
	}

	/** What happens to a request: all delays that hit it, summed, and the first other fault that does. */
	decide(method: string, path: string): { delayMs: number; effect?: FaultEffect } {
		let delayMs = 0;
		let effect: FaultEffect | undefined;
		for (const fault of this.list) {
			if (effect && fault.effect.kind !== 'latency') continue;
			if (!fits(fault, method, path) || !this.hits(fault)) continue;
			if (fault.effect.kind === 'latency') {
				delayMs += fault.effect.ms + this.random.int(0, fault.effect.jitterMs ?? 0);
			} else effect = fault.effect;
		}
		return { delayMs, effect };
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

function fits(match: FaultMatch, method: string, path: string): boolean {
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
	'oddRows',
] satisfies Array<FaultEffect['kind']>;

const positive = { type: 'integer', minimum: 1 };
const natural = { type: 'integer', minimum: 0 };

/** JSON schema of a fault, sent over HTTP. */
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
		effect: {
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
				headers: { type: 'object', additionalProperties: { type: 'string' } },
				times: { enum: ['seconds', 'milliseconds', 'text', 'mixed'] },
				days: { enum: ['day', 'firstMoment', 'lastMoment'] },
				malformed: { type: 'boolean' },
			},
			allOf: [
				{ if: { properties: { kind: { const: 'latency' } } }, then: { required: ['ms'] } },
				{ if: { properties: { kind: { const: 'status' } } }, then: { required: ['status'] } },
			],
		},
	},
};
