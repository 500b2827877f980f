interface Kept {
	size: number;
	drop: () => void;
}

/** Evicts the oldest entries when the total size exceeds the capacity. */
export class Room {
	private readonly kept = new Set<Kept>();
	private used = 0;

	/** @param capacity - the maximum total size */
	constructor(private readonly capacity: number) {}

	/** Adds an entry. `drop` is called when it is evicted. */
	take(size: number, drop: () => void): void {
		this.kept.add({ size, drop });
		this.used += size;
		for (const oldest of this.kept) {
			if (this.used <= this.capacity) return;
			this.release(oldest);
		}
	}

	/** Removes all entries without calling `drop`. */
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
