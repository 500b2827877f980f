/** Values that tasks under one key leave for later tasks. */
export type SharedNotes = Record<string, string | undefined>;

interface Lock {
	/** Settles when the last queued task is done. */
	last: Promise<unknown>;
	/** Queued and running tasks. */
	tasks: number;
	/** When the last task was queued (epoch ms). */
	usedAt: number;
	notes: SharedNotes;
}

/** Bounds of a {@link KeyedMutex}. A key that is in use is never removed. */
export interface MutexBounds {
	/** Keys kept at once. The key unused for the longest time is removed first. */
	maxKeys: number;
	/** How long the notes of a key are kept after its last use. */
	lifetimeMs: number;
}

/**
 * Runs the tasks of one key one after another, in the order in which they were queued. Tasks under
 * different keys run concurrently. It works within one process: several n8n processes do not share it.
 */
export class KeyedMutex {
	/** Least recently used first. */
	private readonly locks = new Map<string, Lock>();

	constructor(private readonly bounds: MutexBounds = { maxKeys: 10_000, lifetimeMs: 3_600_000 }) {}

	get size(): number {
		return this.locks.size;
	}

	/** Runs a task when all earlier tasks of its key are done, whether they succeeded or failed. */
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
