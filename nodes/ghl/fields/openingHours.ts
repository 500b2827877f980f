import type { IDataObject } from 'n8n-workflow';

import { inputError, isoDay } from '../../shared/catalog/encode';
import type { EncodeContext, Encoder } from '../../shared/catalog/encode';
import { choices, fieldTable, required, rows } from '../../shared/catalog/fields';
import { excerpt, scalarText, textOf } from '../../shared/core/guards';

const CLOCK = /^([01]?\d|2[0-3]):[0-5]\d$/;

/** The days of the week by their number in the API. */
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DAY_OPTIONS = choices(DAYS);

/** Checks a time of the day, and returns it as `HH:MM`. */
const clockTime: Encoder = (value, context) => {
	const text = textOf(value);
	if (CLOCK.test(text)) return text.padStart(5, '0');
	throw inputError(
		context,
		`'${context.label}' is not a time: ${excerpt(value)}`,
		'Enter a time from 00:00 to 23:59, such as 09:00.',
	);
};

const clock = (displayName: string, placeholder: string) =>
	({ displayName, type: 'string', as: clockTime, placeholder }) as const;

const day: Encoder = (value, context) => `${scalarText(isoDay(value, context))}T00:00:00.000Z`;

const cells = fieldTable({
	days: { displayName: 'Days', type: 'multiOptions', options: DAY_OPTIONS, default: [] },
	opens: clock('From', 'e.g. 09:00'),
	closes: clock('To', 'e.g. 17:00'),
	date: { displayName: 'Date', type: 'dateTime', as: day },
	deleted: {
		displayName: 'Deleted',
		type: 'boolean',
		description: 'Whether to delete the availability of this date',
	},
	availabilityId: {
		displayName: 'Availability ID',
		type: 'string',
		at: 'id',
		placeholder: 'e.g. 6650a1b2c3d4e5f60718293a',
		description:
			'The ID in the availabilities of the calendar. It is required to change or delete the availability of a date.',
	},
	ruleType: {
		displayName: 'Applies To',
		type: 'options',
		options: [
			{ name: 'Date', value: 'date' },
			{ name: 'Days of the Week', value: 'wday' },
		],
		default: 'wday',
	},
	ruleDays: {
		displayName: 'Days',
		type: 'multiOptions',
		options: DAY_OPTIONS,
		default: [],
		showWhen: { ruleType: ['wday'] },
	},
	ruleDate: {
		displayName: 'Date',
		type: 'dateTime',
		as: isoDay,
		showWhen: { ruleType: ['date'] },
	},
});

/** Rejects hours that end before they begin. */
function assertOrder({ opens, closes }: IDataObject, context: EncodeContext): void {
	if (typeof opens === 'string' && typeof closes === 'string' && opens < closes) return;
	throw inputError(
		context,
		`'${context.label}' contains hours without a beginning and a later end`,
		"Enter both 'From' and 'To'. The second time must be later.",
	);
}

const isClosed = ({ opens, closes }: IDataObject) => opens === undefined && closes === undefined;

/** Returns opening hours as calendars expect them. A row without times means that the calendar is closed. */
function hoursOf(row: IDataObject, context: EncodeContext): IDataObject[] {
	if (isClosed(row)) return [];
	assertOrder(row, context);
	const [openHour, openMinute] = scalarText(row.opens).split(':').map(Number);
	const [closeHour, closeMinute] = scalarText(row.closes).split(':').map(Number);
	return [{ openHour, openMinute, closeHour, closeMinute }];
}

/** Returns opening hours as schedules expect them. */
function intervalsOf(row: IDataObject, context: EncodeContext): IDataObject[] {
	if (isClosed(row)) return [];
	assertOrder(row, context);
	return [{ from: row.opens, to: row.closes }];
}

/** Merges records of the same day: their lists at `name` are combined. */
function mergeDays(records: IDataObject[], name: string): IDataObject[] {
	const byDay = new Map<string, IDataObject>();
	for (const record of records) {
		const { [name]: list, ...rest } = record;
		const key = JSON.stringify(rest);
		const earlier = (byDay.get(key)?.[name] ?? []) as IDataObject[];
		byDay.set(key, { ...rest, [name]: [...earlier, ...(list as IDataObject[])] });
	}
	return [...byDay.values()];
}

/** Rejects a row without a day. */
function assertDays(days: unknown, context: EncodeContext): string[] {
	if (Array.isArray(days) && days.length > 0) return days as string[];
	throw inputError(context, `'${context.label}' contains a row without days`, 'Choose the days.');
}

const openHours: Encoder = (given, context) =>
	mergeDays(
		(given as IDataObject[]).map((row) => ({
			daysOfTheWeek: assertDays(row.days, context).map((name) => DAYS.indexOf(name)),
			hours: hoursOf(row, context),
		})),
		'hours',
	);

const availabilities: Encoder = (given, context) =>
	mergeDays(
		(given as IDataObject[]).map(({ opens, closes, ...rest }) => ({
			...rest,
			hours: hoursOf({ opens, closes }, context),
		})),
		'hours',
	);

function daysOfRule(row: IDataObject, context: EncodeContext): IDataObject[] {
	if (row.ruleType === 'wday') {
		return assertDays(row.ruleDays, context).map((name) => ({ type: 'wday', day: name }));
	}
	if (row.ruleDate !== undefined) return [{ type: 'date', date: row.ruleDate }];
	throw inputError(context, `'${context.label}' contains a row without a date`, 'Enter the date.');
}

const scheduleRules: Encoder = (given, context) =>
	mergeDays(
		(given as IDataObject[]).flatMap((row) =>
			daysOfRule(row, context).map((one) => ({ ...one, intervals: intervalsOf(row, context) })),
		),
		'intervals',
	);

const DATES = {
	displayName: 'Hours on Dates',
	rowName: 'Date',
	description: 'Opening hours of single days. For a closed day, leave both times empty.',
	as: availabilities,
};
const dateCells = [required(cells.date), cells.opens, cells.closes] as const;

/** Fields for the times at which appointments can be booked. */
export const openingHours = fieldTable({
	openHours: rows(
		{
			displayName: 'Opening Hours',
			rowName: 'Hours',
			description:
				'Weekly hours in which appointments can be booked, in the time zone of the location',
			as: openHours,
		},
		[cells.days, required(cells.opens), required(cells.closes)],
	),
	availabilities: rows(DATES, dateCells),
	changedAvailabilities: {
		...rows(DATES, [...dateCells, cells.availabilityId, cells.deleted]),
		at: 'availabilities',
	},
	availabilityType: {
		displayName: 'Availability',
		type: 'options',
		options: [
			{ name: 'Hours on Dates Only', value: 1 },
			{ name: 'Opening Hours Only', value: 0 },
		],
		default: 0,
		description: 'Which hours GHL uses. If empty, GHL uses both.',
	},
	rules: rows(
		{
			displayName: 'Hours',
			rowName: 'Hours',
			description: 'When the user is available. For a closed day, leave both times empty.',
			as: scheduleRules,
		},
		[cells.ruleType, cells.ruleDays, cells.ruleDate, cells.opens, cells.closes],
	),
});
