import { HOUR_MS } from '../core/time';
import { describeError } from '../http/requestLog';
import { readBatch } from './batch';
import type { Assignment, ReadBatch } from './batch';
import { readDetails } from './details';
import type { Details } from './details';
import { acquirePollLock } from './pollLock';
import type { PollLock } from './pollLock';
import { readNewest } from './newest';
import { baseline, EMPTY_STATE, KEPT_BEFORE_WINDOW, reduce, windowStart } from './reducer';
import type { Limits } from './reducer';
import { warningOf } from './rows';
import { decode, encode, hashOf, toSeconds } from './state';
import type { PollState } from './state';
import type { Emission, PollContext, PollItem, Source, Watch } from './types';
import { listTimeOf, tracksChanges } from './watch';

export { samplePoll } from './sample';

/** Number of failed polls in a row after which one throws. */
const MAX_FAILURES = 5;

/**
 * Polls once. Returns the items to emit, or null if there are none. Throws if a request is rejected, if
 * the first poll fails, and at every fifth failure in a row. After other failures, the next poll starts
 * from the same state.
 */
export async function runPoll(
	source: Source,
	watch: Watch,
	context: PollContext,
): Promise<PollItem[] | null> {
	const lock = acquirePollLock(context.key, context.now(), 2 * context.budgetMs);
	if (!lock) {
		context.warn?.('Skipped a poll because the previous one is still in progress');
		return null;
	}
	const isFirst = decode(context.read(), context.account, watch) === undefined;
	const [outcome] = await Promise.allSettled([poll(source, watch, context, lock)]);
	const isFatal =
		outcome.status === 'rejected' &&
		(isFirst || !isTransient(context, outcome.reason) || lock.addFailure() >= MAX_FAILURES);
	if (isFatal) lock.resetFailures();
	lock.release();
	if (isFatal) throw outcome.reason;
	if (outcome.status === 'rejected') {
		context.warn?.(`A poll failed. The next poll retries: ${describeError(outcome.reason)}`);
		return null;
	}
	return outcome.value.length > 0 ? outcome.value : null;
}

const isTransient = (context: PollContext, error: unknown) =>
	context.classify(error) === 'transient';

async function poll(
	source: Source,
	watch: Watch,
	context: PollContext,
	lock: PollLock,
): Promise<PollItem[]> {
	const { settings, now, account, classify } = context;
	const deadline = now() + context.budgetMs;
	const limits: Limits = { overlapMs: HOUR_MS, ...settings };
	const load = () => decode(context.read(), account, watch);
	const save = (state: PollState) => context.write(encode(state, account, watch));

	const state = load() ?? (settings.emitExisting ? existing(now(), limits) : undefined);
	if (!state) {
		save(await firstState(source, watch, limits, { now, deadline, classify }));
		lock.resetFailures();
		return [];
	}
	const from = state.openScan?.resumeAt ?? windowStart(state, watch, limits, now());
	const { maxRecords } = limits;
	const assignment = { from, state, maxRecords, now, deadline, classify };
	const batch = await readBatch(source, watch, assignment);
	const found = reduce(state, batch, watch, limits).emissions;
	const isLastAttempt = lock.failures() + 1 >= MAX_FAILURES;
	const details = await readDetails(source, found, { now, deadline, classify, isLastAttempt });

	// There is no `await` after this line: no other poll can run between reading and writing the state.
	const readyLimits = { ...limits, maxRecords: Math.min(maxRecords, details.ready) };
	const reduction = reduce(load() ?? state, batch, watch, readyLimits);
	save(reduction.state);
	if (details.isWaiting) lock.addFailure();
	else lock.resetFailures();
	warn(context, lock, batch, details);
	return reduction.emissions
		.filter((emission) => context.shouldEmit?.(emission, batch.polledAt) ?? true)
		.map((emission) => toItem(emission, source, details, context));
}

/** Returns the state before the first poll if existing records are emitted: no record is known. */
function existing(now: number, { lookBackMs }: Limits): PollState {
	const start = toSeconds(now - lookBackMs);
	return { ...EMPTY_STATE, watermark: start, newSince: start, snapshots: new Map() };
}

/**
 * Reads the existing records at the first poll. The newest record shows whether the server filters by time.
 */
async function firstState(
	source: Source,
	watch: Watch,
	limits: Limits,
	options: Pick<Assignment, 'now' | 'deadline' | 'classify'>,
): Promise<PollState> {
	const { rows, serverTime = options.now() } = await readNewest(source, watch);
	const newest = rows.at(0);
	const snapshots = newest
		? [[hashOf(watch.idOf(newest)), { time: toSeconds(listTimeOf(watch, newest)) }] as const]
		: [];
	const state = { ...EMPTY_STATE, snapshots: new Map(snapshots) };
	const overlapping = newest
		? Math.min(listTimeOf(watch, newest), serverTime) - limits.overlapMs
		: -Infinity;
	const from = tracksChanges(watch)
		? Math.min(overlapping, serverTime - limits.lookBackMs)
		: overlapping;
	// Children that were created before this poll are old.
	const withoutChildren = { ...source, related: undefined };
	const assignment = { from, state, maxRecords: Infinity, isFirst: true, ...options };
	const batch = await readBatch(withoutChildren, watch, assignment);
	return baseline({ ...batch, older: olderOf(batch, watch, rows, from) }, watch, limits);
}

/** Returns a few records before the window, even if the server did not return them with the window. */
function olderOf(batch: ReadBatch, watch: Watch, newest: ReadBatch['rows'], from: number) {
	const rows = [...batch.older, ...newest.filter((row) => listTimeOf(watch, row) < from)];
	const unique = new Map(rows.map((row) => [watch.idOf(row), row]));
	return [...unique.values()]
		.sort((a, b) => listTimeOf(watch, a) - listTimeOf(watch, b))
		.slice(-KEPT_BEFORE_WINDOW);
}

/** Logs skipped records, but not the same warning twice in a row. */
function warn(context: PollContext, lock: PollLock, batch: ReadBatch, details: Details): void {
	const failures = [...batch.failures, ...details.failures].map(
		({ id, error }) => `Could not read ${id}: ${describeError(error)}`,
	);
	const texts = [warningOf(batch.skipped) ?? [], failures].flat();
	const warning = texts.length > 0 ? texts.slice(0, 5).join('. ') : undefined;
	if (lock.isNewWarning(warning)) context.warn?.(String(warning));
}

function toItem(
	emission: Emission,
	source: Source,
	{ records }: Details,
	{ shape = (row) => row }: PollContext,
): PollItem {
	const { event, id, record, isChild = false, changes, amount } = emission;
	const details = isChild ? undefined : records.get(id);
	const isMissing = source.details && !isChild && !details;
	return {
		// The fields of the record take precedence: an API may use the name for something else.
		...amount,
		...(isMissing && { detailsMissing: true }),
		...shape(details ?? record, isChild),
		event,
		...(changes && { changes: changes as PollItem }),
	};
}
