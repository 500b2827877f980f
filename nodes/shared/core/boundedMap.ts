/**
 * A map whose entries have a total weight of at most `max`. The weight of an entry is 1, or the result of
 * `weigh`. When the map is full, the oldest entries are removed. The weight of a value must not change while
 * it is in the map.
 */
export class BoundedMap<K, V> {
	private readonly entries = new Map<K, V>();
	private weight = 0;

	constructor(
		private readonly max: number,
		private readonly weigh: (value: V, key: K) => number = () => 1,
	) {}

	get size(): number {
		return this.entries.size;
	}

	get(key: K): V | undefined {
		return this.entries.get(key);
	}

	/** Sets an entry and makes it the newest. */
	set(key: K, value: V): void {
		this.delete(key);
		this.entries.set(key, value);
		this.weight += this.weigh(value, key);
		for (const [oldest] of this.entries) {
			if (this.weight <= this.max) break;
			this.delete(oldest);
		}
	}

	/** Returns the entry of a key, and makes it the newest. Creates it if it does not exist. */
	getOrCreate(key: K, create: () => V): V {
		const value = this.entries.get(key) ?? create();
		this.set(key, value);
		return value;
	}

	delete(key: K): void {
		if (!this.entries.has(key)) return;
		this.weight -= this.weigh(this.entries.get(key) as V, key);
		this.entries.delete(key);
	}

	/** Returns the entries, oldest first. */
	[Symbol.iterator](): IterableIterator<[K, V]> {
		return this.entries[Symbol.iterator]();
	}
}
