interface Entry {
	size: number;
	drop: () => void;
}

/** Evicts the oldest entries when the total size exceeds the capacity. */
export class EvictionQueue {
	private readonly entries = new Set<Entry>();
	private used = 0;

	/** @param capacity - the maximum total size */
	constructor(private readonly capacity: number) {}

	/** Adds an entry. `drop` is called when it is evicted. */
	add(size: number, drop: () => void): void {
		this.entries.add({ size, drop });
		this.used += size;
		for (const oldest of this.entries) {
			if (this.used <= this.capacity) return;
			this.release(oldest);
		}
	}

	/** Removes all entries without calling `drop`. */
	clear(): void {
		this.entries.clear();
		this.used = 0;
	}

	private release(one: Entry): void {
		this.entries.delete(one);
		this.used -= one.size;
		one.drop();
	}
}
