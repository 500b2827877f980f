/**
 * Reads ahead: results in the order of the places, `width` of them under way or waiting to be
 * taken. Nothing more is started when nobody takes.
 */
export class Ahead<P, R> {
	private readonly started: Array<Promise<R>> = [];
	private stopped = false;

	constructor(
		private readonly places: Iterator<P, void>,
		private readonly width: number,
		private readonly read: (place: P) => Promise<R>,
	) {}

	/** The first that was not taken yet, or undefined after the last. */
	async peek(): Promise<R | undefined> {
		while (!this.stopped && this.started.length < this.width) {
			const { value: place, done } = this.places.next();
			if (done) break;
			const result = this.read(place);
			// The failure is thrown to whoever takes it; until then it must not count as unhandled.
			void result.catch(() => undefined);
			this.started.push(result);
		}
		return await this.started[0];
	}

	/** Gives up the place at the front, so that the next one comes forward. */
	drop(): void {
		this.started.shift();
	}

	/** Gives up all that is left. */
	stop(): void {
		this.stopped = true;
		this.started.length = 0;
	}
}
