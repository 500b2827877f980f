/**
 * Bounds how many tasks of one run are under way. The first goes alone: it fetches the token once
 * for all, and brings the headers that tell how much is allowed.
 */
export class Gate {
	private running = 0;
	private open = false;
	private readonly waiting: Array<() => void> = [];

	constructor(private readonly width: number) {}

	/** Runs a task when its turn has come. */
	async through<T>(task: () => Promise<T>): Promise<T> {
		if (!this.hasRoom()) await new Promise<void>((resolve) => this.waiting.push(resolve));
		else this.running += 1;
		try {
			return await task();
		} finally {
			this.open = true;
			this.running -= 1;
			this.admit();
		}
	}

	private hasRoom(): boolean {
		return this.running < (this.open ? this.width : 1);
	}

	private admit(): void {
		while (this.waiting.length > 0 && this.hasRoom()) {
			this.running += 1;
			this.waiting.shift()?.();
		}
	}
}
