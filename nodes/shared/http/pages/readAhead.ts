/**
 * Reads pages ahead. Returns results in the order of the positions. At most `width` results are in progress
 * or not yet used. Reads nothing more if no result is used.
 */
export class ReadAhead<P, R> {
	private readonly started: Array<Promise<R>> = [];
	private stopped = false;

	constructor(
		private readonly positions: Iterator<P, void>,
		private readonly width: number,
		private readonly read: (position: P) => Promise<R>,
	) {}

	/** Returns the first unused result. Returns undefined after the last one. */
	async peek(): Promise<R | undefined> {
		while (!this.stopped && this.started.length < this.width) {
			const { value: position, done } = this.positions.next();
			if (done) break;
			const result = this.read(position);
			// `peek` throws the failure later. Until it does, Node must not report it as unhandled.
			void result.catch(() => undefined);
			this.started.push(result);
		}
		return await this.started[0];
	}

	/** Removes the first result. */
	drop(): void {
		this.started.shift();
	}

	/** Discards all results and stops reading. */
	stop(): void {
		this.stopped = true;
		this.started.length = 0;
	}
}
