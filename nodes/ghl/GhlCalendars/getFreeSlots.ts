import type { IDataObject } from 'n8n-workflow';

import { inputError } from '../../shared/catalog/encode';
import type { ItemRun } from '../../shared/catalog/run';
import { DAY_MS, HOUR_MS } from '../../shared/core/time';
import { getPath } from '../../shared/core/paths';
import { readOutput } from '../../shared/engine/output';
import { locatorText } from '../../shared/engine/parameters';
import { buildRequest } from '../../shared/engine/request';

/** The longest period that the API accepts. A day can be one hour longer if the clocks change. */
const MAX_PERIOD_MS = 31 * DAY_MS + HOUR_MS;

/** Rejects a period that ends before it begins, or that is too long. */
function assertPeriod(run: ItemRun, { startDate, endDate }: IDataObject): void {
	const length = Number(endDate) - Number(startDate);
	if (length > 0 && length <= MAX_PERIOD_MS) return;
	throw inputError(
		run,
		length > 0 ? 'The period is longer than 31 days' : "'End Date' is not after 'Start Date'",
		length > 0
			? "GHL returns the free slots of up to 31 days. Choose an earlier 'End Date', or read the period in parts."
			: "Choose an 'End Date' that is after 'Start Date'.",
	);
}

/** Returns the free slots of a calendar: one record for each slot, or the response of the API with the raw output. */
export async function getFreeSlots(run: ItemRun): Promise<IDataObject[]> {
	const { client, read, itemIndex } = run;
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
	const body = await client.requestObject(request);
	const days = Object.entries(body).filter(([name]) => name !== 'traceId');
	if (!days.every(([, day]) => Array.isArray(getPath(day, 'slots')))) {
		throw client.wrongShape(request, "'slots'", body);
	}
	const output = readOutput((name, fallback) => read(name, itemIndex, fallback), run);
	if (output.kind === 'raw') return [body];
	const calendarId = locatorText(read('calendarId', itemIndex));
	return days.flatMap(([date, day]) =>
		(getPath(day, 'slots') as unknown[]).map((start) => ({
			start: start as string,
			date,
			timeZone: query.timezone,
			calendarId,
		})),
	);
}
