interface Kept {
	size: number;
	drop: () => void;
}

/** Lets go of the oldest things once all that are kept take too much room. */
export class Room {
	private readonly kept = new Set<Kept>();
	private used = 0;

	/** @param capacity the sizes of all things together. */
	constructor(private readonly capacity: number) {}

	/** Keeps one more; `drop` is called when it has to go. */
	take(size: number, drop: () => void): void {
		this.kept.add({ size, drop });
		this.used += size;
		for (const oldest of this.kept) {
			if (this.used <= this.capacity) return;
			this.release(oldest);
		}
	}

	/** Forgets everything; nothing is dropped. */
	clear(): void {
		this.kept.clear();
		this.used = 0;
	}

	private release(one: Kept): void {
		this.kept.delete(one);
		this.used -= one.size;
		one.drop();
	}
}
