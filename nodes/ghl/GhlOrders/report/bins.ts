import { DAY_MS } from '../../../shared/core/time';

/** The longest periods with one bar for each day and for each month. */
const MAX_DAYS = 92;
const MAX_MONTHS = 36;

/** How the days of a period are drawn. */
export interface Bins {
	unit: 'day' | 'month' | 'year';
	/** The bars in order: `2026-11-03`, `2026-11` or `2026`. */
	keys: string[];
	/** Returns the bar of a day. */
	keyOf(day: string): string;
}

const LENGTHS = { day: 10, month: 7, year: 4 } as const;

/** Divides a period into days, months or years, depending on its length. Days are `YYYY-MM-DD`. */
export function binsOf(firstDay: string, lastDay: string): Bins {
	const [first, last] = [Date.parse(firstDay), Date.parse(lastDay)];
	const count = Math.floor((last - first) / DAY_MS) + 1;
	const days = Array.from({ length: Math.max(0, count) }, (_, index) =>
		new Date(first + index * DAY_MS).toISOString().slice(0, LENGTHS.day),
	);
	const months = new Set(days.map((day) => day.slice(0, LENGTHS.month)));
	const isLong = months.size > MAX_MONTHS;
	const unit = days.length <= MAX_DAYS ? 'day' : isLong ? 'year' : 'month';
	const keyOf = (day: string) => day.slice(0, LENGTHS[unit]);
	return { unit, keys: [...new Set(days.map(keyOf))], keyOf };
}
