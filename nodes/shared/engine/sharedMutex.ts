import type { IExecuteFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { KeyedMutex } from '../core/keyedMutex';
import type { SharedNotes } from '../core/keyedMutex';
import { acquireDatabaseLock } from './databaseLock';
import type { Release } from './databaseLock';

/** How long other processes wait after this one has created a record: lists may not contain it before. */
const LISTED_AFTER_MS = 5_000;

/** Locks that this process keeps after their tasks, by workflow and key. Each one is released after a few seconds. */
const keptLocks = new Map<string, Release>();

/** If n8n cannot delete a lock, the result of the task is still valid. Other processes delete the lock when it is old. */
const leave = () => undefined;

/** Keeps the lock after the task, because the task has created a record. */
export type KeepLock = () => void;

/**
 * Runs the tasks of one key one at a time: in this process as a {@link KeyedMutex}, and in all processes that run
 * the same workflow by a lock in n8n's database.
 */
export class SharedMutex {
	private readonly local = new KeyedMutex();

	/** Runs a task after all earlier tasks of its key have ended. In this process, they can be of other workflows. */
	async runExclusive<T>(
		context: IExecuteFunctions,
		key: string,
		task: (notes: SharedNotes, keep: KeepLock) => Promise<T>,
	): Promise<T> {
		return await this.local.runExclusive(key, async (notes) => {
			const name = `${context.getWorkflow().id} ${key}`;
			const release = takeKeptLock(name) ?? (await acquireDatabaseLock(context, key));
			let isKept = false;
			try {
				return await task(notes, () => (isKept = true));
			} finally {
				if (release && isKept) keepLock(name, release);
				else await release?.().catch(leave);
			}
		});
	}
}

function takeKeptLock(name: string): Release | undefined {
	const release = keptLocks.get(name);
	keptLocks.delete(name);
	return release;
}

function keepLock(name: string, release: Release): void {
	keptLocks.set(name, release);
	const end = async () => {
		await sleep(LISTED_AFTER_MS);
		// A later task of this process has taken the lock.
		if (keptLocks.get(name) !== release) return;
		keptLocks.delete(name);
		await release();
	};
	void end().catch(leave);
}
