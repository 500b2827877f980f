import axios from 'axios';

/** A body on its way to an address. */
export interface Parcel {
	url: string;
	/** The exact text that is sent. */
	body: string;
	/** Tries so far. */
	tries: number;
	/** Status of the last answer; 0: there was none. */
	status: number;
	/** No further try follows. */
	ended: boolean;
}

/** Headers of a try, beside the content type; a signature may hold the time. */
type Headers = () => Record<string, string>;

const KEPT = 5_000;
const TIMEOUT_MS = 10_000;

/** Sends webhooks, again after failures, and keeps the newest of them. */
export class Sender<P extends Parcel> {
	readonly log: P[] = [];

	private readonly timers = new Set<NodeJS.Timeout>();

	private closed = false;

	/** @param wait how long before the next try, in ms; undefined: there is none. */
	constructor(private readonly wait: (parcel: P) => number | undefined) {}

	/** Starts the way of a parcel. */
	send(parcel: P, headers: Headers): void {
		this.log.push(parcel);
		if (this.log.length > KEPT) this.log.shift();
		void this.attempt(parcel, headers);
	}

	/** Ends all further tries. */
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
