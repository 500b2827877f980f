import { decimalsOf } from '../../../shared/core/currencies';
import { parseTime } from '../../../shared/core/time';

const CODE = /^[A-Z]{3}$/;
/** Amounts below this value have decimals on an axis. */
const SMALL = 10;

/** Formats numbers and dates for one language and time zone. */
export class Format {
	private readonly numbers = new Map<string, Intl.NumberFormat>();

	private readonly dates: Record<'long' | 'short', Intl.DateTimeFormat>;

	constructor(
		private readonly locale: string,
		readonly timeZone: string,
	) {
		const day = { day: 'numeric', month: 'short', timeZone } as const;
		this.dates = {
			long: new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' }),
			short: new Intl.DateTimeFormat(locale, day),
		};
	}

	/** Returns an amount with its currency and the decimals of the currency. */
	money(amount: number, currency: string): string {
		const digits = decimalsOf(currency);
		const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits };
		return this.amount(amount, currency, decimals);
	}

	/** Returns a short amount for an axis: `$1.5K`. */
	tick(amount: number, currency: string): string {
		const isSmall = Math.abs(amount) < SMALL && !Number.isInteger(amount);
		if (isSmall) return this.money(amount, currency);
		const decimals = { minimumFractionDigits: 0, maximumFractionDigits: 1 };
		return this.amount(amount, currency, { ...decimals, notation: 'compact' });
	}

	/** Returns a count with separators of thousands. */
	count(value: number): string {
		return this.number('count', {}).format(value);
	}

	/** Returns the day of a time of the API, with or without its year. Returns an empty text for anything else. */
	date(value: unknown, style: 'long' | 'short' = 'long'): string {
		const time = parseTime(value);
		return Number.isNaN(time) ? '' : this.dates[style].format(time);
	}

	/** Returns the label of a day `2026-11-03`, a month `2026-11` or a year `2026`. */
	period(key: string, style: 'long' | 'short'): string {
		const [year, month = '01', day = '01'] = key.split('-');
		const parts: Intl.DateTimeFormatOptions = { timeZone: 'UTC' };
		const { length } = key.split('-');
		if (length > 1) parts.month = 'short';
		if (length > 2) parts.day = 'numeric';
		if (length < 3 || style === 'long') parts.year = 'numeric';
		const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
		return new Intl.DateTimeFormat(this.locale, parts).format(time);
	}

	private amount(amount: number, currency: string, options: Intl.NumberFormatOptions): string {
		if (CODE.test(currency)) {
			return this.number(currency, { style: 'currency', currency, ...options }).format(amount);
		}
		return `${this.number('', options).format(amount)} ${currency}`.trim();
	}

	private number(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
		const cacheKey = `${key} ${options.notation ?? ''}`;
		const known = this.numbers.get(cacheKey);
		if (known) return known;
		const created = new Intl.NumberFormat(this.locale, options);
		this.numbers.set(cacheKey, created);
		return created;
	}
}
