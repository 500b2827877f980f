import type { Violation } from '../validator';
import { calendars } from './calendars';
import { contacts } from './contacts';
import { conversations } from './conversations';
import { forms } from './forms';
import { funnels } from './funnels';
import { invoices } from './invoices';
import { locations } from './locations';
import { medias } from './medias';
import { opportunities } from './opportunities';
import { payments } from './payments';
import { products } from './products';
import { store } from './store';

/** A known error in a specification, or a field that is omitted for a reason. It must match exactly. */
export interface Deviation extends Pick<Violation, 'part' | 'rule'> {
	operations: string[];
	at: string[];
	/** The actual behavior of the API, with the source. */
	fact: string;
}

/**
 * All known deviations, by specification. A deviation that does not occur is a problem, so the lists stay correct.
 */
export const DEVIATIONS: Readonly<Record<string, readonly Deviation[]>> = {
	calendars,
	contacts,
	conversations,
	forms,
	funnels,
	invoices,
	locations,
	medias,
	opportunities,
	payments,
	products,
	store,
};

const keyOf = ({ operation, part, at, rule }: Omit<Violation, 'message'>): string =>
	[operation, part, at, rule].join(' | ');

/** Removes the known deviations from the violations. A deviation that matches no violation is a problem too. */
export function withoutDeviations(
	violations: readonly Violation[],
	deviations: readonly Deviation[],
): { problems: string[]; used: number } {
	const known = new Set(
		deviations.flatMap(({ operations, at, ...rest }) =>
			operations.flatMap((operation) => at.map((path) => keyOf({ ...rest, operation, at: path }))),
		),
	);
	const found = new Map(violations.map((one) => [keyOf(one), one.message]));
	const unknown = [...found].filter(([key]) => !known.has(key));
	const unused = [...known].filter((key) => !found.has(key));
	return {
		problems: [
			...unknown.map(([key, message]) => `${key}: ${message}`),
			...unused.map((key) => `${key}: listed as a deviation, but it did not occur`),
		],
		used: known.size - unused.length,
	};
}
