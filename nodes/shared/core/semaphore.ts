/**
 * Limits how many tasks of one run are in progress. The first task runs alone: it fetches the token
 * once for all others, and its response brings the rate limit headers.
 */
export class Semaphore {
	private running = 0;
	private firstIsDone = false;
	private readonly waiting: Array<() => void> = [];

	constructor(private readonly width: number) {}

	/** Runs a task as soon as there is a free slot. Tasks start in the order of the calls. */
	async run<T>(task: () => Promise<T>): Promise<T> {
		if (!this.hasRoom()) await new Promise<void>((resolve) => this.waiting.push(resolve));
		else this.running += 1;
		try {
			return await task();
		} finally {
			this.firstIsDone = true;
			this.running -= 1;
			this.admit();
		}
	}

	private hasRoom(): boolean {
		return this.running < (this.firstIsDone ? this.width : 1);
	}

	private admit(): void {
		while (this.waiting.length > 0 && this.hasRoom()) {
			this.running += 1;
			this.waiting.shift()?.();
		}
	}
}
