import { mapConcurrently } from '../core/concurrency';
import { gather } from './gather';
import { takeTurn } from './inFlight';
import { readNewest } from './newest';
import { baseline, NOTHING, reduce, startOf } from './reducer';
import type { Limits } from './reducer';
import { decode, encode, hashOf, toSeconds } from './state';
import type { Memory } from './state';
import type { Emission, PollContext, PollItem, Row, Source, Watch } from './types';
import { timeOf, tracksChanges } from './watch';

export { samplePoll } from './sample';

const HOUR_MS = 3_600_000;
/** So many polls in a row may fail unseen. */
const MAX_FAILURES = 5;
/** Requests under way at once for single records. */
const WIDTH = 5;

/**
 * Polls once: the items to emit, or null where there are none. Throws at a refusal, at a fault in
 * the first poll, and at every fifth fault in a row; other faults are left to the next poll, which
 * begins from the same state.
 */
export async function runPoll(
	source: Source,
	watch: Watch,
	context: PollContext,
): Promise<PollItem[] | null> {
	const turn = takeTurn(context.key, context.now(), 2 * context.budgetMs);
	if (!turn) return null;
	const isFirst = decode(context.read(), context.account, watch) === undefined;
	const [outcome] = await Promise.allSettled([poll(source, watch, context)]);
	const isFatal =
		outcome.status === 'rejected' &&
		(isFirst || !context.isTransient(outcome.reason) || turn.failed() >= MAX_FAILURES);
	if (outcome.status === 'fulfilled' || isFatal) turn.recovered();
	turn.end();
	if (isFatal) throw outcome.reason;
	return outcome.status === 'fulfilled' && outcome.value.length > 0 ? outcome.value : null;
}

async function poll(source: Source, watch: Watch, context: PollContext): Promise<PollItem[]> {
	const { settings, now, account } = context;
	const deadline = now() + context.budgetMs;
	const limits: Limits = { overlapMs: HOUR_MS, ...settings };
	const load = () => decode(context.read(), account, watch);
	const save = (memory: Memory) => context.write(encode(memory, account, watch));

	const memory = load() ?? (settings.emitExisting ? existing(now(), limits) : undefined);
	if (!memory) {
		save(await begin(source, watch, limits, { now, deadline }));
		return [];
	}
	const from = memory.round?.at ?? startOf(memory, watch, limits, now());
	const { maxRecords } = limits;
	const batch = await gather(source, watch, { from, memory, maxRecords, now, deadline });
	const found = reduce(memory, batch, watch, limits).emissions;
	const { details, ready } = await readDetails(source, found, { now, deadline });

	// From here to the end nothing waits: no other poll can come between reading the state and writing it.
	const readyLimits = { ...limits, maxRecords: Math.min(maxRecords, ready) };
	const reduction = reduce(load() ?? memory, batch, watch, readyLimits);
	save(reduction.memory);
	return reduction.emissions
		.filter((emission) => context.mayEmit?.(emission, batch.now) ?? true)
		.map((emission) => toItem(emission, details));
}

interface Clock {
	now: () => number;
	deadline: number;
}

/** What the first poll remembers, if existing records are to be emitted: nothing. */
function existing(now: number, { lookBackMs }: Limits): Memory {
	const start = toSeconds(now - lookBackMs);
	return { cursor: start, floor: start, lead: 0, entries: new Map() };
}

/** The first poll: remembers what is there. The newest record shows whether the server understands times. */
async function begin(source: Source, watch: Watch, limits: Limits, clock: Clock): Promise<Memory> {
	const { rows, serverTime = clock.now() } = await readNewest(source, watch);
	const newest = rows.at(0);
	const entries = newest
		? [[hashOf(watch.idOf(newest)), { time: toSeconds(timeOf(watch, newest)) }] as const]
		: [];
	const memory = { ...NOTHING, entries: new Map(entries) };
	const overlapping = newest
		? Math.min(timeOf(watch, newest), serverTime) - limits.overlapMs
		: -Infinity;
	const from = tracksChanges(watch)
		? Math.min(overlapping, serverTime - limits.lookBackMs)
		: overlapping;
	// Children made before this poll are old, whatever they are.
	const withoutChildren = { ...source, related: undefined };
	const assignment = { from, memory, maxRecords: Infinity, ...clock };
	return baseline(await gather(withoutChildren, watch, assignment), watch, limits);
}

/** Fills in the records that are to be emitted, in their order, as far as time allows. */
async function readDetails(source: Source, emissions: Emission[], { now, deadline }: Clock) {
	const details = new Map<string, Row>();
	const records = new Map(
		emissions.map(({ id, record, isChild }) => [id, isChild ? undefined : record]),
	);
	const ids = [...records.keys()];
	if (!source.details) return { details, ready: Infinity };
	let ready = 0;
	while (ready < ids.length && (ready === 0 || now() < deadline)) {
		const next = ids.slice(ready, ready + WIDTH);
		await mapConcurrently(next, WIDTH, async (id) => {
			const record = records.get(id);
			const detailed = record && (await source.details?.(record));
			if (detailed) details.set(id, detailed);
		});
		ready += next.length;
	}
	return { details, ready };
}

function toItem(emission: Emission, details: ReadonlyMap<string, Row>): PollItem {
	const { event, id, record, isChild, changes } = emission;
	const fields = isChild ? record : (details.get(id) ?? record);
	return { ...fields, event, ...(changes && { changes: changes as PollItem }) };
}
