import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

// n8n stores processed data in one database record for each workflow and node. It inserts the record with the first
// value, and the database rejects a second insert. So a record whose only value is HELD is a lock: it belongs to the
// process that inserted it, until that process deletes the record. It works for all processes of n8n.

const HELD = 'held';
const ENTRIES = { mode: 'entries', maxEntries: 1 } as const;
const LATEST = { mode: 'latestIncrementalKey' } as const;
/** Minimum and maximum time between two attempts. */
const RETRY_MS = { min: 5, max: 40 };
/** How often a process shows that a lock still belongs to it. */
const BEAT_MS = 2_000;
/** Without a sign of its holder for this time, a lock belongs to a process that was killed. */
const LEASE_MS = 10_000;
/** After it deletes such a lock, a process waits, so that others delete it before the next insert. */
const DELETED_MS = 500;
/** Errors in a row after which the database does not accept the lock, for example without a saved workflow. */
const MAX_ERRORS = 5;

/** Releases a lock. */
export type Release = () => Promise<void>;

/** The data of a lock: processed data of a node that does not exist. */
class LockRecord {
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly id: string,
	) {}

	/** Returns whether n8n stores data under the ID of another node. */
	get isSupported(): boolean {
		const { helpers } = this.context;
		if (typeof helpers.checkProcessedAndRecord !== 'function') return false;
		return this.under(this.id, () => this.context.getNode().id) === this.id;
	}

	/** Inserts the record. Returns false if it exists, and undefined if the database rejects it. */
	async insert(): Promise<boolean | undefined> {
		const { helpers } = this.context;
		return await this.under(
			this.id,
			async () => await helpers.checkProcessedAndRecord([HELD], 'node', ENTRIES),
		).then(
			({ processed }) => processed.length === 0,
			() => undefined,
		);
	}

	async delete(): Promise<void> {
		const { helpers } = this.context;
		for (const [id, options] of [[this.id, ENTRIES] as const, [this.beatId, LATEST] as const]) {
			await this.under(id, async () => await helpers.clearAllProcessedItems('node', options));
		}
	}

	/** Stores a time at which the lock is held. Returns whether it is later than all stored ones. */
	async beat(time: number): Promise<boolean> {
		const { helpers } = this.context;
		return await this.under(
			this.beatId,
			async () => await helpers.checkProcessedAndRecord([time], 'node', LATEST),
		).then(
			(result) => result.new.length > 0,
			() => false,
		);
	}

	private get beatId(): string {
		return `${this.id}-beat`;
	}

	/** Starts a call while the node has another ID. n8n reads the ID before the call waits for the database. */
	private under<T>(id: string, call: () => T): T {
		const { node } = this.context.getExecuteData();
		const { id: own } = node;
		node.id = id;
		try {
			return call();
		} finally {
			node.id = own;
		}
	}
}

const idOf = (key: string): string =>
	`ghl-lock-${createHash('sha256').update(key).digest('base64url')}`;

/** Waits until the lock of a key belongs to this process. Returns undefined if n8n cannot store locks. */
export async function acquireDatabaseLock(
	context: IExecuteFunctions,
	key: string,
): Promise<Release | undefined> {
	const record = new LockRecord(context, idOf(key));
	if (!record.isSupported) return undefined;
	let errors = 0;
	let checkAt = Date.now() + LEASE_MS;
	let isSuspect = false;
	for (;;) {
		const isInserted = await record.insert();
		if (isInserted) return holdLock(record);
		errors = isInserted === undefined ? errors + 1 : 0;
		if (errors >= MAX_ERRORS || context.getExecutionCancelSignal?.()?.aborted) return undefined;
		if (Date.now() >= checkAt) {
			// A holder that was killed stores no newer time. A holder that is new stores one before the second check.
			const isSilent = await record.beat(Date.now() - LEASE_MS);
			if (isSilent && isSuspect) {
				// If the database rejects it, the next checks try again.
				await record.delete().catch(() => undefined);
				await sleep(DELETED_MS);
			}
			isSuspect = isSilent && !isSuspect;
			checkAt = Date.now() + (isSuspect ? 2 * BEAT_MS : LEASE_MS);
		}
		await sleep(RETRY_MS.min + Math.random() * (RETRY_MS.max - RETRY_MS.min));
	}
}

/** Shows that a lock belongs to this process, until it is released. */
function holdLock(record: LockRecord): Release {
	let isHeld = true;
	const showHolder = async () => {
		for (;;) {
			await sleep(BEAT_MS);
			if (!isHeld) return;
			await record.beat(Date.now());
		}
	};
	void showHolder();
	return async () => {
		isHeld = false;
		await record.delete();
	};
}
