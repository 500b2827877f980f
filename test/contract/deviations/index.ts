import type { Violation } from '../judge';
import { contacts } from './contacts';
import { invoices } from './invoices';
import { payments } from './payments';
import { products } from './products';
import { store } from './store';

/** A place where a spec is known to be wrong, or a field that is left out with reason. Matched exactly. */
export interface Deviation extends Pick<Violation, 'part' | 'rule'> {
	operations: string[];
	at: string[];
	/** What is known instead, and where that is written. */
	fact: string;
}

/** All of them, by spec. One that is not needed any more is an error, so that the lists only ever say what holds. */
export const DEVIATIONS: Readonly<Record<string, readonly Deviation[]>> = {
	contacts,
	invoices,
	payments,
	products,
	store,
};

const keyOf = ({ operation, part, at, rule }: Omit<Violation, 'message'>): string =>
	[operation, part, at, rule].join(' | ');

/** Takes the known deviations out of the violations; an entry that fits nothing is a problem of its own. */
export function withoutDeviations(
	violations: readonly Violation[],
	deviations: readonly Deviation[],
): { problems: string[]; used: number } {
	const known = new Set(
		deviations.flatMap(({ operations, at, ...rest }) =>
			operations.flatMap((operation) =>
				at.map((place) => keyOf({ ...rest, operation, at: place })),
			),
		),
	);
	const found = new Map(violations.map((one) => [keyOf(one), one.message]));
	const unknown = [...found].filter(([key]) => !known.has(key));
	const unused = [...known].filter((key) => !found.has(key));
	return {
		problems: [
			...unknown.map(([key, message]) => `${key}: ${message}`),
			...unused.map((key) => `${key}: listed as a deviation, and not seen`),
		],
		used: known.size - unused.length,
	};
}
