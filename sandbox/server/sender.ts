import axios from 'axios';

/** The delivery of a body to a URL. */
export interface Parcel {
	url: string;
	/** The exact text that is sent. */
	body: string;
	/** The number of attempts so far. */
	tries: number;
	/** The status of the last response. 0: no response. */
	status: number;
	/** Whether no further attempt follows. */
	ended: boolean;
}

/** The headers of an attempt, except the content type. A function, because a signature can contain the time. */
type Headers = () => Record<string, string>;

const KEPT = 5_000;
const TIMEOUT_MS = 10_000;

/** Sends webhooks, retries after failures, and stores the newest deliveries. */
export class Sender<P extends Parcel> {
	readonly log: P[] = [];

	private readonly timers = new Set<NodeJS.Timeout>();

	private closed = false;

	/** @param wait - returns the wait before the next attempt in ms, or undefined to stop */
	constructor(private readonly wait: (parcel: P) => number | undefined) {}

	/** Starts a delivery. */
	send(parcel: P, headers: Headers): void {
		this.log.push(parcel);
		if (this.log.length > KEPT) this.log.shift();
		void this.attempt(parcel, headers);
	}

	/** Cancels all retries. */
	close(): void {
		this.closed = true;
		for (const timer of this.timers) clearTimeout(timer);
	}

	private async attempt(parcel: P, headers: Headers): Promise<void> {
		parcel.tries += 1;
		parcel.status = await axios
			.post(parcel.url, parcel.body, {
				headers: { 'Content-Type': 'application/json', ...headers() },
				timeout: TIMEOUT_MS,
				validateStatus: () => true,
			})
			.then(
				({ status }) => status,
				() => 0,
			);
		const wait = this.wait(parcel);
		parcel.ended = wait === undefined || this.closed;
		if (parcel.ended) return;
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			void this.attempt(parcel, headers);
		}, wait);
		this.timers.add(timer);
	}
}
