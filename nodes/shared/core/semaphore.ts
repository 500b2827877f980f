/**
 * Limits how many tasks of one client run concurrently. The first task runs before all others: it gets the
 * token for them, and its response contains the rate limit headers.
 */
export class Semaphore {
	private running = 0;
	private firstIsDone = false;
	private readonly waiting: Array<() => void> = [];

	constructor(private readonly width: number) {}

	/** Runs a task as soon as a slot is free. Tasks start in the order of the calls. */
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
