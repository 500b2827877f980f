import type { IDataObject } from 'n8n-workflow';
import { tryToParseDateTime } from 'n8n-workflow';

import { inputError } from '../../shared/catalog/encode';
import type { ItemRun } from '../../shared/catalog/run';
import type { Field } from '../../shared/catalog/types';
import { isBlank, objectsOf, scalarText, textOf } from '../../shared/core/guards';
import { DAY_MS } from '../../shared/core/time';
import { readCollection } from '../../shared/engine/collections';
import { positiveInteger } from '../../shared/engine/parameters';
import { encodeField } from '../../shared/engine/request';
import { report as f } from '../fields/report';
import { SECTIONS } from './report/data';
import type { Section } from './report/data';
import type { Theme } from './report/view';

/** The longest period of a report. */
const MAX_DAYS = 3660;
const FORMATS = ['page', 'email', 'svg'] as const;
const THEMES = ['auto', 'dark', 'light'] as const;

/** The form of a report. */
export interface ReportForm {
	format: (typeof FORMATS)[number];
	/** Epoch ms. */
	from: number;
	to: number;
	paymentMode: string;
	sections: ReadonlySet<Section>;
	title: string;
	/** Reviews of Trustpilot, raw or simplified. */
	reviews: IDataObject[];
	trustScore?: number;
	locale: string;
	maxRows: number;
	notice: string;
	theme: Theme;
	/** The output field for the file. Empty: no file. */
	outputField: string;
}

/** Reads and checks the form of Create Report. */
class FormReader {
	private readonly options: IDataObject;

	constructor(private readonly run: ItemRun) {
		this.options = readCollection(run, 'options');
	}

	read(): ReportForm {
		const format = this.choice(f.format, this.value(f.format), FORMATS);
		const sections = this.sections();
		if (format === 'svg') {
			for (const one of sections) if (!one.startsWith('revenue')) sections.delete(one);
		}
		return {
			...{ format, sections },
			...this.period(),
			paymentMode: this.choice(f.paymentMode, this.value(f.paymentMode), ['live', 'test']),
			title: textOf(this.value(f.title)) || scalarText(f.title.default),
			reviews: sections.has('reviews') ? this.reviews() : [],
			trustScore: sections.has('reviews') ? this.trustScore() : undefined,
			locale: this.locale(),
			maxRows: this.integer(f.maxRows, this.option(f.maxRows)),
			notice: textOf(this.option(f.notice)),
			theme: this.choice(f.theme, this.option(f.theme), THEMES),
			outputField: textOf(this.option(f.outputField)),
		};
	}

	private value({ name, default: fallback }: Field): unknown {
		return this.run.read(name, this.run.itemIndex, fallback);
	}

	private option({ name, default: fallback }: Field): unknown {
		const value = this.options[name];
		return isBlank(value) ? fallback : value;
	}

	private choice<T extends string>(
		{ displayName }: Field,
		value: unknown,
		values: readonly T[],
	): T {
		const found = values.find((one) => one === value);
		if (found !== undefined) return found;
		const message = `'${displayName}' has an unknown value: ${textOf(value)}`;
		throw inputError(this.run, message, `Use one of: ${values.join(', ')}.`);
	}

	private integer({ displayName, typeOptions }: Field, value: unknown): number {
		const found = positiveInteger(value, displayName, this.run);
		const { maxValue = Infinity } = typeOptions ?? {};
		if (found <= maxValue) return found;
		const message = `'${displayName}' is larger than ${maxValue}: ${found}`;
		throw inputError(this.run, message, 'Enter a smaller number.');
	}

	private sections(): Set<Section> {
		const chosen = [this.value(f.sections)].flat();
		const sections = new Set(chosen.map((one) => this.choice(f.sections, one, SECTIONS)));
		if (sections.size > 0) return sections;
		throw inputError(this.run, "'Sections' is empty", 'Choose at least one section.');
	}

	private period(): { from: number; to: number } {
		const { run } = this;
		const now = Date.now();
		if (this.choice(f.period, this.value(f.period), ['dates', 'lastDays']) === 'lastDays') {
			const days = this.integer(f.days, this.value(f.days));
			const today = tryToParseDateTime(new Date(now), run.timezone).startOf('day');
			return { from: today.minus({ days: days - 1 }).toMillis(), to: now };
		}
		const time = (field: Field) =>
			Date.parse(scalarText(encodeField(field, this.value(field), run)));
		if (isBlank(this.value(f.startAt))) {
			throw inputError(run, "'From' is empty", 'Enter the beginning of the period.');
		}
		const from = time(f.startAt);
		const to = isBlank(this.value(f.endAt)) ? now : time(f.endAt);
		if (from > to) {
			throw inputError(run, "'From' is after 'To'", 'Enter a time before the end of the period.');
		}
		if (to - from <= MAX_DAYS * DAY_MS) return { from, to };
		throw inputError(run, 'The period is longer than 10 years', 'Enter a shorter period.');
	}

	private reviews(): IDataObject[] {
		return objectsOf(encodeField(f.reviews, this.value(f.reviews), this.run));
	}

	private trustScore(): number | undefined {
		const text = textOf(this.value(f.trustScore));
		const score = Number(text);
		if (text === '') return undefined;
		if (score >= 0 && score <= 5) return score;
		const message = `'TrustScore' is not a number from 0 to 5: ${text}`;
		throw inputError(
			this.run,
			message,
			'Use the trustScore of a business unit, or leave it empty.',
		);
	}

	private locale(): string {
		const locale = textOf(this.option(f.locale));
		try {
			const [canonical] = Intl.getCanonicalLocales(locale);
			return canonical;
		} catch {
			const remedy = 'Enter a language and a country such as en-US or de-DE.';
			throw inputError(this.run, `'Locale' is unknown: ${locale}`, remedy);
		}
	}
}

/** Reads and checks the form of Create Report. */
export const readReportForm = (run: ItemRun): ReportForm => new FormReader(run).read();
