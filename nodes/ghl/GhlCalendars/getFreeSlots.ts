import type { IDataObject } from 'n8n-workflow';

import { inputError } from '../../shared/catalog/encode';
import type { ItemRun } from '../../shared/catalog/run';
import { numberOf } from '../../shared/core/guards';
import { getPath } from '../../shared/core/paths';
import { DAY_MS } from '../../shared/core/time';
import { readOutput } from '../../shared/engine/output';
import { locatorText } from '../../shared/engine/parameters';
import { buildRequest } from '../../shared/engine/request';
import type { ApiRequest } from '../../shared/http/apiRequest';

/** The period of one request. The API accepts up to 31 days, of which one can have 25 hours. */
const PART_MS = 30 * DAY_MS;
/** The longest period that the node reads. */
const MAX_PERIOD_MS = 366 * DAY_MS;

/** Rejects a period that ends before it begins, or that is too long. */
function assertPeriod(run: ItemRun, { startDate, endDate }: IDataObject): void {
	const length = numberOf(endDate) - numberOf(startDate);
	if (length > 0 && length <= MAX_PERIOD_MS) return;
	throw inputError(
		run,
		length > 0 ? 'The period is longer than a year' : "'End Date' is not after 'Start Date'",
		length > 0 ? "Choose an earlier 'End Date'." : "Choose an 'End Date' after 'Start Date'.",
	);
}

/** Returns the slots of each day in a response, by day. */
function slotsIn(body: IDataObject): Array<[string, string[]]> | undefined {
	const days = Object.entries(body)
		.filter(([name]) => name !== 'traceId')
		.map(([date, day]) => [date, getPath(day, 'slots')] as [string, string[]]);
	return days.every(([, slots]) => Array.isArray(slots)) ? days : undefined;
}

/** Reads the free slots of a period in parts that the API accepts. Returns the slots by day, and the last response. */
async function readSlots({ client }: ItemRun, request: ApiRequest & { query: IDataObject }) {
	const { startDate, endDate } = request.query;
	const end = numberOf(endDate);
	const days = new Map<string, Set<string>>();
	let body: IDataObject = {};
	for (let start = numberOf(startDate); start < end; start += PART_MS) {
		const part = { startDate: start, endDate: Math.min(start + PART_MS, end) };
		body = await client.requestObject({ ...request, query: { ...request.query, ...part } });
		const found = slotsIn(body);
		if (!found) throw client.wrongShape(request, "'slots'", body);
		// Two parts can contain slots of the same day.
		for (const [date, slots] of found) {
			days.set(date, new Set([...(days.get(date) ?? []), ...slots]));
		}
	}
	return { days: [...days].map(([date, slots]) => ({ date, slots: [...slots] })), body };
}

/** Returns the free slots of a calendar: one record for each slot, or with the raw output the response of the API. */
export async function getFreeSlots(run: ItemRun): Promise<IDataObject[]> {
	const { read, itemIndex } = run;
	const request = buildRequest(run);
	const { query } = request;
	assertPeriod(run, query);
	query.timezone ??= run.timezone;
	// The API has an older parameter for one user.
	const users = (query.userIds ?? []) as string[];
	if (users.length === 1) {
		[query.userId] = users;
		delete query.userIds;
	}
	const output = readOutput((name, fallback) => read(name, itemIndex, fallback), run);
	const { days, body } = await readSlots(run, request);
	if (output.kind === 'raw') {
		const all = Object.fromEntries(days.map(({ date, slots }) => [date, { slots }]));
		return [{ ...all, ...body, ...all }];
	}
	const calendarId = locatorText(read('calendarId', itemIndex));
	return days.flatMap(({ date, slots }) =>
		slots.map((start) => ({ start, date, timeZone: query.timezone, calendarId })),
	);
}
