import type { Row } from '../../../nodes/shared/poll/types';
import { pollingNodes } from '../../operations/support/nodes';

/** A JSON value that JavaScript converts neither to a text nor to a number. */
const ODD = { toString: 0, valueOf: 0 };

/** A record that has this value in each field. */
const odd: Row = new Proxy({}, { get: () => ODD, has: () => true });

const filters = pollingNodes().flatMap(({ name, catalog }) =>
	catalog.filters.map((filter) => ({ name, field: filter.field.name, filter })),
);

const increases = pollingNodes().flatMap(({ name, catalog }) =>
	catalog.watched.flatMap(({ events }) =>
		Object.entries(events).flatMap(([event, { increase }]) =>
			increase ? [{ name, event, increase }] : [],
		),
	),
);

describe('a record with values that cannot be converted', () => {
	it.each(filters)('is not an error for the filter $field of $name', ({ filter }) => {
		for (const value of ['live', 'x', ['x'], 5]) {
			expect(typeof filter.accepts(odd, value)).toBe('boolean');
		}
	});

	it.each(increases)('has no total for $event of $name', ({ increase }) => {
		expect(increase.totalOf(odd)).toBeUndefined();
	});
});
