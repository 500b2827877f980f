/** How long after its last use the notes under a key are kept. */
const LIFETIME_MS = 3_600_000;
/** Keys kept at once. One that is in use is never dropped; of the others the oldest goes first. */
const MAX_KEYS = 10_000;

/** What tasks under one key leave to those after them. */
export type Notes = Record<string, string | undefined>;

interface Turn {
	/** Settles when the last task that has asked for a turn is done. */
	last: Promise<unknown>;
	/** Tasks that wait or are at work. */
	tasks: number;
	/** When a task last asked for a turn (epoch ms). */
	usedAt: number;
	notes: Notes;
}

/** The turns of this process, least recently used first. */
const turns = new Map<string, Turn>();

function forget(now: number): void {
	for (const [key, { tasks, usedAt }] of turns) {
		if (turns.size <= MAX_KEYS && now - usedAt < LIFETIME_MS) break;
		if (tasks === 0) turns.delete(key);
	}
}

/**
 * Runs the tasks of one key one after another, in the order in which they asked. Each can read and
 * write the notes under the key, also where the one before it failed. In this process alone:
 * several n8n processes each have their own turns.
 */
export async function inTurn<T>(
	key: string,
	task: (notes: Notes) => Promise<T>,
	now = Date.now(),
): Promise<T> {
	const turn = turns.get(key) ?? { last: Promise.resolve(), tasks: 0, usedAt: now, notes: {} };
	turns.delete(key);
	turns.set(key, turn);
	turn.usedAt = now;
	turn.tasks += 1;
	const work = turn.last.then(async () => await task(turn.notes));
	turn.last = work.then(
		() => undefined,
		() => undefined,
	);
	try {
		return await work;
	} finally {
		turn.tasks -= 1;
		forget(now);
	}
}

/** How many keys are kept. */
export const keptTurns = (): number => turns.size;
