import { randomUUID } from 'node:crypto';
import { redact, redactSent } from './redact';
import { EvictionQueue } from './evictionQueue';

/** One request to an API of the sandbox, without tokens and secrets. */
export interface LogEntry {
	/** The number of the request. `clear` does not reset it. */
	seq: number;
	/** The number of the last change of the entry, so that a reader can request only new changes. */
	change: number;
	/** The time of arrival (ISO). */
	time: string;
	method: string;
	/** The path without its query. */
	path: string;
	query: unknown;
	/** The pattern of the route, such as `/ghl/payments/orders/:orderId`, or the path if no route matches. */
	route: string;
	/** The type of credential: `none`, `bearer`, or the name of a known account. */
	auth: string;
	/** The status that the client received. 0 before the response, or if the connection was cut. */
	status: number;
	/** The status of the API itself. Undefined if a fault intercepted the request. */
	handledStatus?: number;
	/** The name or the kind of the applied fault. */
	fault?: string;
	/** The delay that a fault added, in ms. */
	delayMs?: number;
	/** Time until the response was sent, in ms. Undefined before the response. */
	ms?: number;
	/** The size of the response body in bytes. */
	size?: number;
	/** The rate limit in the headers of the response. */
	rate?: { left: number; max: number };
	/** The redacted body. Undefined if the request had none, or if newer bodies replaced it. */
	body?: unknown;
}

/** The response that the client received. */
export type SentResponse = Pick<LogEntry, 'size' | 'rate'> & { text: string };

/** The counters of a route. */
export interface Counter {
	requests: number;
	/** Requests that the API itself processed successfully, even if the client did not receive the response. */
	handled: number;
	/** The number of responses by status. 0: no response. */
	statuses: Record<string, number>;
}

const CAPACITY = 50_000;
/** The total size of all request bodies, and of all responses, in characters. The oldest ones are removed first. */
const MAX_BODIES_SIZE = 32_000_000;
const MAX_RESPONSES_SIZE = 16_000_000;
/** Longer responses are not stored. */
const MAX_RESPONSE_SIZE = 500_000;

/** The newest requests, and counters of all requests by `METHOD route`. */
export class RequestLog {
	private list: LogEntry[] = [];
	private seq = 0;
	private changes = 0;
	private log = randomUUID();
	private readonly responses = new Map<number, string>();
	private readonly bodyQueue = new EvictionQueue(MAX_BODIES_SIZE);
	private readonly responseQueue = new EvictionQueue(MAX_RESPONSES_SIZE);
	private counts = new Map<string, Counter>();

	/** @param onClosed - receives each request after its response was sent */
	constructor(private readonly onClosed?: (entry: LogEntry) => void) {}

	/** The stored requests (the newest 50,000), oldest first. */
	get entries(): readonly LogEntry[] {
		return this.list;
	}

	/** The number of the last request. */
	get lastSeq(): number {
		return this.seq;
	}

	/** The number of the last change. */
	get lastChange(): number {
		return this.changes;
	}

	/** The ID of this log. It changes after each `clear` and in each run. Change numbers are valid only for one ID. */
	get id(): string {
		return this.log;
	}

	/** Adds an entry. */
	add(entry: Omit<LogEntry, 'seq' | 'change' | 'status'>): LogEntry {
		const added: LogEntry = { seq: ++this.seq, change: ++this.changes, status: 0, ...entry };
		this.list.push(added);
		if (this.list.length > CAPACITY * 1.2) this.list = this.list.slice(-CAPACITY);
		this.counter(added).requests++;
		return added;
	}

	/** Stores the body of a request, and its size in bytes. */
	received(entry: LogEntry, body: unknown, bytes: number): void {
		entry.body = redact(body);
		this.bodyQueue.add(bytes, () => delete entry.body);
	}

	/** Stores the response that the client received. */
	sent(entry: LogEntry, { text, ...sent }: SentResponse): void {
		Object.assign(entry, sent);
		if (text === '' || text.length > MAX_RESPONSE_SIZE) return;
		this.responses.set(entry.seq, text);
		this.responseQueue.add(text.length, () => this.responses.delete(entry.seq));
	}

	/** Stores the status that the API returned. */
	handled(entry: LogEntry, status: number): void {
		entry.handledStatus = status;
		if (status < 400) this.counter(entry).handled++;
	}

	/** Stores the status that the client received, or 0 if the connection was cut. */
	closed(entry: LogEntry, status: number, ms: number): void {
		entry.status = status;
		entry.ms = ms;
		entry.change = ++this.changes;
		const { statuses } = this.counter(entry);
		statuses[status] = (statuses[status] ?? 0) + 1;
		this.onClosed?.(entry);
	}

	/** Returns the requests after number `seq`. */
	since(seq: number): LogEntry[] {
		return this.list.filter((entry) => entry.seq > seq);
	}

	/** Returns the entries that are new or changed after change number `change`: the newest `limit` of them. */
	changedSince(change: number, limit: number): LogEntry[] {
		return this.list.filter((entry) => entry.change > change).slice(-limit);
	}

	/** Returns the entry with this number, if it is still stored. */
	get(seq: number): LogEntry | undefined {
		return this.list.find((entry) => entry.seq === seq);
	}

	/** Returns the redacted response of an entry, as JSON or text. Undefined if it was empty or is no longer stored. */
	response(seq: number): unknown {
		// Redacted only on request, because most responses are never read.
		const text = this.responses.get(seq);
		return text === undefined ? undefined : redactSent(text);
	}

	/**
	 * Returns the requests of a method whose route or path equals `path`, or whose path matches the regular
	 * expression.
	 */
	find(method: string, path: string | RegExp): LogEntry[] {
		return this.list.filter(
			(entry) =>
				entry.method === method &&
				(path instanceof RegExp ? path.test(entry.path) : [entry.route, entry.path].includes(path)),
		);
	}

	/** Returns the counters of a route, such as `POST`, `/ghl/payments/orders/:orderId/fulfillments`. */
	count(method: string, route: string): Counter {
		return this.counts.get(`${method} ${route}`) ?? { requests: 0, handled: 0, statuses: {} };
	}

	/** Returns all counters by `METHOD route`. */
	counters(): Record<string, Counter> {
		return Object.fromEntries(this.counts);
	}

	/** Removes all entries and counters. */
	clear(): void {
		this.list = [];
		this.counts = new Map();
		this.log = randomUUID();
		this.responses.clear();
		this.bodyQueue.clear();
		this.responseQueue.clear();
	}

	private counter(entry: LogEntry): Counter {
		const key = `${entry.method} ${entry.route}`;
		let counter = this.counts.get(key);
		if (!counter) this.counts.set(key, (counter = { requests: 0, handled: 0, statuses: {} }));
		return counter;
	}
}
