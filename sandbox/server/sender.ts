import axios from 'axios';

/** The delivery of a body to a URL. */
export interface WebhookDelivery {
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

const MAX_DELIVERIES = 5_000;
const TIMEOUT_MS = 10_000;

/** Sends webhooks, retries after failures, and stores the newest deliveries. */
export class Sender<D extends WebhookDelivery> {
	readonly log: D[] = [];

	private readonly timers = new Set<NodeJS.Timeout>();

	private closed = false;

	/** @param wait - returns the wait before the next attempt in ms, or undefined to stop */
	constructor(private readonly wait: (delivery: D) => number | undefined) {}

	/** Starts a delivery. */
	send(delivery: D, headers: Headers): void {
		this.log.push(delivery);
		if (this.log.length > MAX_DELIVERIES) this.log.shift();
		void this.attempt(delivery, headers);
	}

	/** Cancels all retries. */
	close(): void {
		this.closed = true;
		for (const timer of this.timers) clearTimeout(timer);
	}

	private async attempt(delivery: D, headers: Headers): Promise<void> {
		delivery.tries += 1;
		delivery.status = await axios
			.post(delivery.url, delivery.body, {
				headers: { 'Content-Type': 'application/json', ...headers() },
				timeout: TIMEOUT_MS,
				validateStatus: () => true,
			})
			.then(
				({ status }) => status,
				() => 0,
			);
		const wait = this.wait(delivery);
		delivery.ended = wait === undefined || this.closed;
		if (delivery.ended) return;
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			void this.attempt(delivery, headers);
		}, wait);
		this.timers.add(timer);
	}
}
