/** One request that an API of the sandbox received. No token or secret is kept. */
export interface LogEntry {
	/** Counts up from 1 since the log was made; not reset by `clear`. */
	seq: number;
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
	/** Time until the answer was out, in ms. */
	ms?: number;
	/** The body, with secrets blanked. */
	body?: unknown;
}

/** How often a route was called. */
export interface Counter {
	requests: number;
	/** Requests that the API itself answered with success, whether or not the client got to see it. */
	handled: number;
	/** Number of answers by the status that the client saw (0: none). */
	statuses: Record<string, number>;
}

const CAPACITY = 50_000;
const SECRET = /secret|token|password|api-?key|authorization/i;

/** The newest requests, and counters of all of them by `METHOD route`. */
export class RequestLog {
	private list: LogEntry[] = [];
	private seq = 0;
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

	/** Starts an entry. */
	add(entry: Omit<LogEntry, 'seq' | 'status'>): LogEntry {
		const added: LogEntry = { seq: ++this.seq, status: 0, ...entry };
		this.list.push(added);
		if (this.list.length > CAPACITY * 1.2) this.list = this.list.slice(-CAPACITY);
		this.counter(added).requests++;
		return added;
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
		const { statuses } = this.counter(entry);
		statuses[status] = (statuses[status] ?? 0) + 1;
		this.onClosed?.(entry);
	}

	/** Requests after number `seq`. */
	since(seq: number): LogEntry[] {
		return this.list.filter((entry) => entry.seq > seq);
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
	}

	private counter(entry: LogEntry): Counter {
		const key = `${entry.method} ${entry.route}`;
		let counter = this.counts.get(key);
		if (!counter) this.counts.set(key, (counter = { requests: 0, handled: 0, statuses: {} }));
		return counter;
	}
}

/** A copy of a body or query in which the values of secret fields are blanked. */
export function redact(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(redact);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [
			key,
			SECRET.test(key) && typeof inner !== 'object' ? '***' : redact(inner),
		]),
	);
}
