import type { Collection, StoredRecord } from '../server/collection';
import type { World } from '../server/world';
import type { GhlData, Source } from './types';
import { altType, check, count, date, optional, type Rule, text } from './validate';
import { addBundle, stockOf } from './seed/seed';
import { makeOrder } from './seed/orders';

/** The query of a request. A repeated parameter is a list. */
export type Query = Record<string, string | undefined>;

/** The parameters of all lists of payments. */
const LIST_RULES: Record<string, Rule> = {
	altType,
	startAt: optional(date),
	endAt: optional(date),
	limit: optional(count(1)),
	offset: optional(count(0)),
};

/** The account parameters of requests for one record. */
export const ALT_RULES: Record<string, Rule> = { altId: text, altType };

/** The parts of a list that its query does not define. */
export interface ListSpec<T extends StoredRecord> {
	rows: Collection<T>;
	/** Active filters. Each one removes records. */
	tests: Array<((row: T) => boolean) | undefined>;
	/** Converts a record to its row in the list. */
	view: (row: T) => unknown;
	defaultLimit?: number;
}

/** Returns the response to a list request of payments: `{data, totalCount}`, changed by the settings. */
export function listResponse<T extends StoredRecord>(
	world: World,
	query: Query,
	spec: ListSpec<T>,
) {
	check(query, LIST_RULES);
	const { settings } = world;
	const altId = String(query.altId);
	churn(world, altId);
	const limit = Math.min(Number(query.limit ?? spec.defaultLimit ?? 10), settings.maxLimit);
	const offset = Number(query.offset ?? 0);
	const tests = spec.tests.filter((test) => test !== undefined);
	const { rows, total } = spec.rows.page({
		altId,
		order: settings.listOrder,
		offset,
		limit,
		from: startOf(world, query.startAt),
		to: endOf(world, query.endAt),
		where: tests.length > 0 ? (row) => tests.every((test) => test(row)) : undefined,
		now: world.now(),
	});
	const data = rows.map(spec.view);
	switch (settings.totalCount) {
		case 'missing':
			return { data };
		case 'wrong':
			return { data, totalCount: rows.length };
		case 'high':
			return { data, totalCount: total + 1000 };
		default:
			return { data, totalCount: total };
	}
}

/** Returns a filter by equality, if the query contains a value. */
export function equals<T>(wanted: string | undefined, value: (row: T) => string | undefined) {
	return wanted ? (row: T): boolean => value(row) === wanted : undefined;
}

/** Returns the filter `paymentMode`: `live` or `test`. */
export function inMode<T extends { liveMode: boolean }>(mode: string | undefined) {
	// Tests also set the mode to other types, such as the string "true".
	const isLive = ({ liveMode }: T) => Boolean(liveMode) && String(liveMode) !== 'false';
	return mode ? (row: T): boolean => isLive(row) === (mode === 'live') : undefined;
}

/** Returns the filter `search`: it searches the name of the source, and the contact's name, email and phone. */
export function contains<T extends { altId: string; contactId: string; source: Source }>(
	data: GhlData,
	altId: string | undefined,
	search: string | undefined,
) {
	const wanted = search?.trim().toLowerCase();
	if (!wanted) return undefined;
	// Searching all contacts once is faster than searching the contact of each record.
	const contacts = data.contacts
		.all(String(altId))
		.filter((one) => one.searchText.includes(wanted));
	const contactIds = new Set(contacts.map((contact) => contact._id));
	return (row: T): boolean =>
		contactIds.has(row.contactId) || row.source.name.toLowerCase().includes(wanted);
}

const DAY_MS = 86_400_000;

function startOf({ settings }: World, value: string | undefined): string | undefined {
	if (!value || settings.startAt === 'ignored') return undefined;
	const time = Date.parse(value);
	const round = {
		exact: (t: number) => t,
		day: dayOf,
		dayUp: (t: number) => dayOf(t + DAY_MS - 1),
	};
	return new Date(round[settings.startAt](time)).toISOString();
}

/** A day without a time includes the entire day. */
function endOf({ settings }: World, value: string | undefined): string | undefined {
	if (!value || settings.endAt === 'ignored') return undefined;
	const wholeDay = value.length === 10;
	return new Date(Date.parse(value) + (wholeDay ? DAY_MS - 1 : 0)).toISOString();
}

function dayOf(time: number): number {
	return time - (time % DAY_MS);
}

/** Creates and deletes orders while lists are read, as the setting `churn` defines. */
function churn(world: World, altId: string): void {
	const { settings, ghl: data } = world;
	const { createEvery, deleteEvery } = settings.churn;
	if (createEvery === 0 && deleteEvery === 0) return;
	data.churn.lists++;
	if (createEvery > 0 && data.churn.lists % createEvery === 0) {
		const bundle = makeOrder(data, stockOf(data, altId), world.now());
		data.churn.created.push(addBundle(data, bundle, visibleAt(world))._id);
	}
	const orders = data.orders.all(altId);
	if (deleteEvery > 0 && data.churn.lists % deleteEvery === 0 && orders.length > 0) {
		const { _id } = data.random.pick(orders);
		data.orders.delete(_id);
		data.churn.deleted.push(_id);
	}
}

/** Returns when lists show a record that is created now (ms). Undefined: immediately. */
export function visibleAt({ settings, ghl, now }: World): number | undefined {
	if (settings.lateVisibleMs === 0) return undefined;
	const late = settings.lateVisibleChance >= 1 || ghl.random.chance(settings.lateVisibleChance);
	return late ? now() + settings.lateVisibleMs : undefined;
}
