import { acquireDatabaseLock, type Release } from '../../../nodes/shared/engine/databaseLock';
import { LockDatabase, lockContext } from './lockDatabase';

let database: LockDatabase;

/** A process that acquires the lock. */
interface Process {
	release?: Release;
	/** When its wait ended, in ms from the start of the test. */
	at?: number;
}

function start(more: object = {}, { key = 'key', deleteMs = 0 } = {}): Process {
	const result: Process = {};
	void acquireDatabaseLock(lockContext(database, more, deleteMs).context, key).then((release) => {
		result.release = release;
		result.at = Date.now();
	});
	return result;
}

/** Starts a process. Returns a function that kills it: then its calls do not reach the database. */
function startKillable(): () => void {
	const { context } = lockContext(database);
	void acquireDatabaseLock(context, 'key');
	const checkProcessedAndRecord = async () => await new Promise(() => undefined);
	return () => void Object.assign(context.helpers, { checkProcessedAndRecord });
}

/** Starts a process that is killed before it stores a time. */
async function startKilled(): Promise<void> {
	const kill = startKillable();
	await wait(0);
	kill();
}

const wait = async (ms: number) => await jest.advanceTimersByTimeAsync(ms);

/** Time between two attempts to get the lock. */
const RETRY_MS = 40;

beforeEach(() => {
	database = new LockDatabase();
	jest.useFakeTimers({ now: 0 });
	jest.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
});

describe('a lock in the database', () => {
	it('belongs to one process until it is released', async () => {
		const first = start();
		await wait(0);
		expect(first.at).toBe(0);
		const second = start();
		await wait(100);
		expect(second.at).toBeUndefined();
		await first.release!();
		await wait(RETRY_MS);
		expect(second.release).toBeInstanceOf(Function);
		await second.release!();
		expect(database.records.size).toBe(0);
	});

	it('is separate for each key', async () => {
		const first = start({}, { key: 'order 1' });
		const second = start({}, { key: 'order 2' });
		await wait(0);
		expect([first.at, second.at]).toStrictEqual([0, 0]);
		const ids = [...database.records.keys()];
		expect(ids).toHaveLength(2);
		for (const id of ids) expect(id).toMatch(/^ghl-lock-[\w-]{43}$/);
	});

	it('leaves the ID of the node unchanged', async () => {
		const { node, context } = lockContext(database);
		const taken = acquireDatabaseLock(context, 'key');
		expect(node.id).toBe('own');
		const release = (await taken)!;
		await wait(2_000);
		expect(node.id).toBe('own');
		const released = release();
		expect(node.id).toBe('own');
		await released;
		expect(node.id).toBe('own');
	});

	it.each([
		[0, 5],
		[0.2, 12],
		[1, 40],
	])('is requested again after a random time: %d', async (random, ms) => {
		jest.spyOn(Math, 'random').mockReturnValue(random);
		start();
		await wait(0);
		start();
		await wait(0);
		database.inserts = 0;
		await wait(ms - 1);
		expect(database.inserts).toBe(0);
		await wait(1);
		expect(database.inserts).toBe(1);
	});
});

describe('without a lock continues a process', () => {
	it('if n8n has no processed data', async () => {
		const result = start({ helpers: {} });
		await wait(0);
		expect(result).toStrictEqual({ release: undefined, at: 0 });
	});

	it('if n8n stores the data under the ID of the node', async () => {
		const result = start({ getNode: () => ({ id: 'own' }) });
		await wait(0);
		expect(result).toStrictEqual({ release: undefined, at: 0 });
		expect(database.inserts).toBe(0);
	});

	it('after 5 errors of the database in a row', async () => {
		database.rejects = () => true;
		const result = start();
		await wait(10_000);
		expect(result).toStrictEqual({ release: undefined, at: 4 * RETRY_MS });
		expect(database.inserts).toBe(5);
	});

	it('but not after fewer errors in a row', async () => {
		start();
		await wait(0);
		database.inserts = 0;
		database.rejects = (insert) => insert !== 5;
		const result = start();
		await wait(8 * RETRY_MS);
		expect(result.at).toBeUndefined();
		database.rejects = () => false;
		database.records.clear();
		await wait(RETRY_MS);
		expect(result.release).toBeInstanceOf(Function);
	});

	it('if the execution is stopped', async () => {
		start();
		await wait(0);
		const stop = new AbortController();
		const stopped = start({ getExecutionCancelSignal: () => stop.signal });
		const other = start({ getExecutionCancelSignal: () => undefined });
		await wait(100);
		expect(stopped.at).toBeUndefined();
		stop.abort();
		await wait(RETRY_MS);
		expect(stopped).toStrictEqual({ release: undefined, at: 3 * RETRY_MS });
		expect(other.at).toBeUndefined();
	});
});

describe('the holder of a lock', () => {
	it('stores the time every 2 seconds until it releases the lock', async () => {
		const holder = start();
		await wait(5_000);
		expect(database.times).toStrictEqual([2_000, 4_000]);
		expect(database.records.get(`${database.lockId}-beat`)?.values).toStrictEqual([4_000]);
		await holder.release!();
		await wait(10_000);
		expect(database.times).toStrictEqual([2_000, 4_000]);
		expect(database.records.size).toBe(0);
	});

	it('stores the time again after an error of the database', async () => {
		start();
		database.rejectsTimes = true;
		await wait(2_000);
		database.rejectsTimes = false;
		await wait(2_000);
		expect(database.times).toStrictEqual([4_000]);
	});

	it('keeps the lock for a minute', async () => {
		const holder = start();
		const waiting = start();
		await wait(60_000);
		expect(waiting.at).toBeUndefined();
		await holder.release!();
		await wait(RETRY_MS);
		expect(waiting.at).toBeGreaterThan(60_000);
	});
});

describe('the lock of a process that was killed', () => {
	/** Two checks, the wait after the lock is deleted, and the next attempt. */
	const TAKE_MS = 10_000 + 4_000 + 500 + RETRY_MS;

	it('belongs to the next process after two checks', async () => {
		await startKilled();
		const waiting = start();
		await wait(60_000);
		expect(waiting.at).toBe(TAKE_MS);
		expect(waiting.release).toBeInstanceOf(Function);
	});

	it('is checked again 10 seconds later if its holder stored a time before', async () => {
		const kill = startKillable();
		await wait(0);
		const waiting = start();
		await wait(5_000);
		kill();
		await wait(60_000);
		expect(waiting.at).toBe(10_000 + TAKE_MS);
	});

	it('is not deleted if it belongs to another process before the second check', async () => {
		await startKilled();
		const waiting = start();
		await wait(9_990);
		database.records.clear();
		const holder = start();
		await wait(120_000);
		expect(holder.at).toBe(9_990);
		expect(waiting.at).toBeUndefined();
	});

	it('is not deleted while the database rejects the checks', async () => {
		await startKilled();
		const waiting = start();
		database.rejectsTimes = true;
		await wait(60_000);
		expect(waiting.at).toBeUndefined();
		database.rejectsTimes = false;
		await wait(30_000);
		expect(waiting.release).toBeInstanceOf(Function);
	});

	it('is deleted later if the database rejects the first deletion', async () => {
		await startKilled();
		const waiting = start();
		database.rejectsDeletions = true;
		await wait(15_000);
		database.rejectsDeletions = false;
		await wait(60_000);
		expect(waiting.at).toBe(14_500 + TAKE_MS);
	});

	it('is checked twice again if the next process is killed too', async () => {
		await startKilled();
		const waiting = start();
		await wait(14_200);
		await startKilled();
		await wait(60_000);
		expect(waiting.at).toBe(14_500 + TAKE_MS);
	});

	it('belongs to one process if two of them delete it at the same time', async () => {
		await startKilled();
		const fast = start({}, { deleteMs: 10 });
		await wait(1);
		const slow = start({}, { deleteMs: 200 });
		await wait(60_000);
		expect(fast.at).toBeLessThan(15_000);
		expect(slow.at).toBeUndefined();
		void fast.release!();
		await wait(100);
		expect(slow.release).toBeInstanceOf(Function);
	});
});
