/** Values that a task stores for later tasks with the same key. */
export type SharedNotes = Record<string, string | undefined>;

interface Lock {
	/** Settles when the last queued task is done. */
	last: Promise<unknown>;
	/** Number of queued and running tasks. */
	tasks: number;
	/** When the last task was queued (epoch ms). */
	usedAt: number;
	notes: SharedNotes;
}

/** Limits of a {@link KeyedMutex}. A key that is in use is never removed. */
export interface MutexBounds {
	/** Maximum number of keys. The one that was unused for the longest time is removed first. */
	maxKeys: number;
	/** How long the notes of a key are kept after its last use. */
	lifetimeMs: number;
}

/**
 * Runs the tasks of one key one at a time, in the order in which they were queued. Tasks with different keys
 * run concurrently. A mutex works within one process: several n8n processes do not share it.
 */
export class KeyedMutex {
	/** Sorted by last use, oldest first. */
	private readonly locks = new Map<string, Lock>();

	constructor(private readonly bounds: MutexBounds = { maxKeys: 10_000, lifetimeMs: 3_600_000 }) {}

	get size(): number {
		return this.locks.size;
	}

	/** Runs a task after all earlier tasks of its key have ended, whether they succeeded or failed. */
	async runExclusive<T>(
		key: string,
		task: (notes: SharedNotes) => Promise<T>,
		now = Date.now(),
	): Promise<T> {
		const lock = this.locks.get(key) ?? {
			last: Promise.resolve(),
			tasks: 0,
			usedAt: now,
			notes: {},
		};
		this.locks.delete(key);
		this.locks.set(key, lock);
		lock.usedAt = now;
		lock.tasks += 1;
		const work = lock.last.then(async () => await task(lock.notes));
		lock.last = work.then(
			() => undefined,
			() => undefined,
		);
		try {
			return await work;
		} finally {
			lock.tasks -= 1;
			this.prune(now);
		}
	}

	private prune(now: number): void {
		const { maxKeys, lifetimeMs } = this.bounds;
		for (const [key, { tasks, usedAt }] of this.locks) {
			if (this.locks.size <= maxKeys && now - usedAt < lifetimeMs) break;
			if (tasks === 0) this.locks.delete(key);
		}
	}
}
