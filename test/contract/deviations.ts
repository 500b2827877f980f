import type { Violation } from './judge';

/** A place where a spec is known to be wrong, or a field that is left out with reason. Matched exactly. */
export interface Deviation extends Pick<Violation, 'part' | 'rule'> {
	operations: string[];
	at: string[];
	/** What is known instead, and where that is written. */
	fact: string;
}

const ORDERS = 'GET /payments/orders';
const ORDER = 'GET /payments/orders/{orderId}';

/** An entry that is not needed any more is an error, so that this list only ever says what holds. */
export const DEVIATIONS: readonly Deviation[] = [
	{
		operations: [ORDERS, ORDER],
		part: 'query',
		at: ['altType'],
		rule: 'undeclared',
		fact: 'Without it the API answers 422 "altType must be a string" (ghl-facts 2.1).',
	},
	{
		operations: [ORDERS, ORDER],
		part: 'form',
		at: ['locationId'],
		rule: 'unset',
		fact: 'A second name for altId, which every request carries (ghl-facts 2.1).',
	},
	{
		operations: [ORDER],
		part: 'answer',
		at: ['items'],
		rule: 'type',
		fact: "Declared as texts, but objects in the spec's own example and in life (ghl-facts 2.2, 2).",
	},
	{
		operations: [ORDER],
		part: 'answer',
		at: ['amountSummary.tax', 'amountSummary.shipping'],
		rule: 'undeclared',
		fact: 'Seen in the webhook of the same record (ghl-facts 2.2, 2).',
	},
	{
		operations: [ORDER],
		part: 'answer',
		at: ['paymentStatus'],
		rule: 'undeclared',
		fact: 'Orders are filtered by it (ghl-facts 2.2, 1); that they also carry it is assumed.',
	},
	{
		operations: [ORDERS],
		part: 'answer',
		at: ['data.paymentStatus'],
		rule: 'undeclared',
		fact: 'Orders are filtered by it (ghl-facts 2.2, 1); that they also carry it is assumed.',
	},
	{
		operations: ['POST /contacts/search'],
		part: 'body',
		at: ['locationId', 'pageLimit', 'page', 'query'],
		rule: 'undeclared',
		fact: 'The declared body is empty; without locationId and pageLimit the API answers 422 (ghl-facts 2.7).',
	},
];

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
