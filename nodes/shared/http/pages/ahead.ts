/**
 * Reads ahead: results in the order of the places, `width` of them under way or waiting to be
 * taken. Nothing more is started when nobody takes.
 */
export class Ahead<P, R> {
	private readonly started: Array<{ place: P; result: Promise<R> }> = [];

	constructor(
		private readonly places: P[],
		private readonly width: number,
		private readonly read: (place: P) => Promise<R>,
	) {}

	/** The first that was not taken yet, or undefined after the last. */
	async peek(): Promise<R | undefined> {
		while (this.started.length < this.width && this.places.length > 0) {
			const place = this.places.shift() as P;
			const result = this.read(place);
			// The failure is thrown to whoever takes it; until then it must not count as unhandled.
			void result.catch(() => undefined);
			this.started.push({ place, result });
		}
		return await this.started[0]?.result;
	}

	/** Gives up the place at the front, so that the next one comes forward. */
	drop(): void {
		this.started.shift();
	}

	/** Gives up all that is left. */
	stop(): void {
		this.places.length = 0;
		this.started.length = 0;
	}
}
