import { randomUUID } from 'node:crypto';
import { redact, redactSent } from './redact';
import { Room } from './room';

/** One request that an API of the sandbox received. It holds no token and no secret. */
export interface LogEntry {
	/** Counts up from 1 since the log was made; not reset by `clear`. */
	seq: number;
	/** Counts up with every change of any entry, so that a reader can ask for what is new to it. */
	change: number;
	/** When it came (ISO). */
	time: string;
	method: string;
	/** The path, without its query. */
	path: string;
	query: unknown;
	/** The route's pattern, such as `/ghl/payments/orders/:orderId`; the path, if there is no such route. */
	route: string;
	/** What kind of credential came with it: `none`, `bearer`, or the name of a known account. */
	auth: string;
	/** What the client saw; 0 while there is none, and for ever if the connection was cut. */
	status: number;
	/** What the API itself answered; absent if a fault kept the request from it. */
	handledStatus?: number;
	/** The fault that hit it, by kind. */
	fault?: string;
	/** How long a fault held it up first, in ms. */
	delayMs?: number;
	/** Time until the answer was out, in ms; absent while there is none. */
	ms?: number;
	/** Bytes of the answer's body. */
	size?: number;
	/** What the answer's headers say is left of the rate limit. */
	rate?: { left: number; max: number };
	/** The body, with secrets blanked; absent if there was none, or if newer ones needed its room. */
	body?: unknown;
}

/** What the client was sent. */
export type Sent = Pick<LogEntry, 'size' | 'rate'> & { text: string };

/** How often a route was called. */
export interface Counter {
	requests: number;
	/** Requests that the API itself answered with success, whether or not the client got to see it. */
	handled: number;
	/** Number of answers by the status that the client saw (0: none). */
	statuses: Record<string, number>;
}

const CAPACITY = 50_000;
/** All bodies together, and all answers, in characters: the oldest make room. */
const BODIES = 32_000_000;
const ANSWERS = 16_000_000;
/** A longer answer is not kept. */
const LONGEST_ANSWER = 500_000;

/** The newest requests, and counters of all of them by `METHOD route`. */
export class RequestLog {
	private list: LogEntry[] = [];
	private seq = 0;
	private changes = 0;
	private log = randomUUID();
	private readonly answers = new Map<number, string>();
	private readonly bodyRoom = new Room(BODIES);
	private readonly answerRoom = new Room(ANSWERS);
	private counts = new Map<string, Counter>();

	/** @param onClosed is told of every request when its answer is out. */
	constructor(private readonly onClosed?: (entry: LogEntry) => void) {}

	/** The requests kept (the newest 50,000), oldest first. */
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

	/** Another one after each `clear`, and in each run: numbers of changes are good within it alone. */
	get id(): string {
		return this.log;
	}

	/** Starts an entry. */
	add(entry: Omit<LogEntry, 'seq' | 'change' | 'status'>): LogEntry {
		const added: LogEntry = { seq: ++this.seq, change: ++this.changes, status: 0, ...entry };
		this.list.push(added);
		if (this.list.length > CAPACITY * 1.2) this.list = this.list.slice(-CAPACITY);
		this.counter(added).requests++;
		return added;
	}

	/** Notes the body that came, of so many bytes. */
	received(entry: LogEntry, body: unknown, bytes: number): void {
		entry.body = redact(body);
		this.bodyRoom.take(bytes, () => delete entry.body);
	}

	/** Notes what the client was sent. */
	sent(entry: LogEntry, { text, ...sent }: Sent): void {
		Object.assign(entry, sent);
		if (text === '' || text.length > LONGEST_ANSWER) return;
		this.answers.set(entry.seq, text);
		this.answerRoom.take(text.length, () => this.answers.delete(entry.seq));
	}

	/** Notes what the API answered. */
	handled(entry: LogEntry, status: number): void {
		entry.handledStatus = status;
		if (status < 400) this.counter(entry).handled++;
	}

	/** Notes what the client got: the status, or 0 if the connection was cut. */
	closed(entry: LogEntry, status: number, ms: number): void {
		entry.status = status;
		entry.ms = ms;
		entry.change = ++this.changes;
		const { statuses } = this.counter(entry);
		statuses[status] = (statuses[status] ?? 0) + 1;
		this.onClosed?.(entry);
	}

	/** Requests after number `seq`. */
	since(seq: number): LogEntry[] {
		return this.list.filter((entry) => entry.seq > seq);
	}

	/** The entries that are new or changed after change number `change`: the newest `limit` of them. */
	changedSince(change: number, limit: number): LogEntry[] {
		return this.list.filter((entry) => entry.change > change).slice(-limit);
	}

	/** The entry of this number, if it is still kept. */
	get(seq: number): LogEntry | undefined {
		return this.list.find((entry) => entry.seq === seq);
	}

	/**
	 * What the client was sent for an entry: JSON or a text, without secrets. Undefined if that was nothing, or is kept
	 * no more.
	 */
	answer(seq: number): unknown {
		// As it was sent until somebody asks: most answers are never looked at.
		const text = this.answers.get(seq);
		return text === undefined ? undefined : redactSent(text);
	}

	/** The requests of a method whose route or path is `path` (or, with a RegExp, whose path it matches). */
	find(method: string, path: string | RegExp): LogEntry[] {
		return this.list.filter(
			(entry) =>
				entry.method === method &&
				(path instanceof RegExp ? path.test(entry.path) : [entry.route, entry.path].includes(path)),
		);
	}

	/** The counter of a route, such as `POST`, `/ghl/payments/orders/:orderId/fulfillments`. */
	count(method: string, route: string): Counter {
		return this.counts.get(`${method} ${route}`) ?? { requests: 0, handled: 0, statuses: {} };
	}

	/** All counters by `METHOD route`. */
	counters(): Record<string, Counter> {
		return Object.fromEntries(this.counts);
	}

	/** Empties log and counters. */
	clear(): void {
		this.list = [];
		this.counts = new Map();
		this.log = randomUUID();
		this.answers.clear();
		this.bodyRoom.clear();
		this.answerRoom.clear();
	}

	private counter(entry: LogEntry): Counter {
		const key = `${entry.method} ${entry.route}`;
		let counter = this.counts.get(key);
		if (!counter) this.counts.set(key, (counter = { requests: 0, handled: 0, statuses: {} }));
		return counter;
	}
}
