/** A map that holds at most `max` entries. When it is full, the entry set longest ago is removed. */
export class BoundedMap<K, V> {
	private readonly entries = new Map<K, V>();

	constructor(private readonly max: number) {}

	get size(): number {
		return this.entries.size;
	}

	get(key: K): V | undefined {
		return this.entries.get(key);
	}

	/** Sets an entry and makes it the newest. */
	set(key: K, value: V): void {
		this.entries.delete(key);
		this.entries.set(key, value);
		if (this.entries.size > this.max) this.entries.delete(this.entries.keys().next().value as K);
	}

	/** The entry of a key, created on first use. Using it makes it the newest. */
	getOrCreate(key: K, create: () => V): V {
		const value = this.entries.get(key) ?? create();
		this.set(key, value);
		return value;
	}

	delete(key: K): void {
		this.entries.delete(key);
	}

	/** The entries, oldest first. */
	[Symbol.iterator](): IterableIterator<[K, V]> {
		return this.entries[Symbol.iterator]();
	}
}
