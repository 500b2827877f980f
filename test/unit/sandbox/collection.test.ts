import * as fc from 'fast-check';
import { Collection, LIST_ORDERS, type StoredRecord } from '../../../sandbox/server/collection';
import { property } from '../../harness/property';

interface Row extends StoredRecord {
	tag: number;
}

const iso = (seconds: number): string =>
	new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();

// Only a few different times, so that many records have the same time.
const seconds = fc.integer({ min: 0, max: 8 });
const step = fc.oneof(
	fc.record({
		do: fc.constant('insert'),
		at: seconds,
		updated: seconds,
		tag: fc.nat(3),
		n: fc.nat(1e9),
	}),
	fc.record({
		do: fc.constant('update'),
		at: seconds,
		updated: seconds,
		tag: fc.nat(3),
		n: fc.nat(1e9),
	}),
	fc.record({
		do: fc.constant('delete'),
		at: seconds,
		updated: seconds,
		tag: fc.nat(3),
		n: fc.nat(1e9),
	}),
	fc.record({
		do: fc.constant('read'),
		at: seconds,
		updated: seconds,
		tag: fc.nat(3),
		n: fc.nat(1e9),
	}),
);

/** Returns the expected page by filtering and sorting all records. */
function naive(
	rows: Row[],
	order: (typeof LIST_ORDERS)[number],
	from: string,
	to: string,
	tag?: number,
) {
	const key = {
		newest: 'createdAt',
		oldest: 'createdAt',
		updated: 'updatedAt',
		shuffled: '_id',
	} as const;
	const sorted = rows
		.filter((row) => row.createdAt >= from && row.createdAt <= to && (tag ?? row.tag) === row.tag)
		.sort((a, b) => (`${a[key[order]]} ${a._id}` < `${b[key[order]]} ${b._id}` ? -1 : 1));
	return order === 'newest' || order === 'updated' ? sorted.reverse() : sorted;
}

property(
	'returns the same pages as sorting and filtering all records for each request',
	fc.tuple(fc.array(step, { maxLength: 60 }), fc.nat(5), fc.nat(5)),
	([steps, offset, limit]) => {
		const collection = new Collection<Row>();
		const rows = new Map<string, Row>();
		const pick = (n: number): string => [...rows.keys()][n % Math.max(1, rows.size)] ?? 'none';
		for (const { do: action, at, updated, tag, n } of steps) {
			if (action === 'insert') {
				const row = {
					_id: n.toString(16),
					altId: 'x',
					createdAt: iso(at),
					updatedAt: iso(updated),
					tag,
				};
				if (rows.has(row._id)) continue;
				rows.set(row._id, row);
				collection.insert(row);
			} else if (action === 'update') {
				collection.update(pick(n), { updatedAt: iso(updated), createdAt: iso(at), tag });
			} else if (action === 'delete') {
				const id = pick(n);
				expect(Boolean(collection.delete(id))).toBe(rows.delete(id));
			} else {
				for (const order of LIST_ORDERS) {
					for (const only of [undefined, tag]) {
						const [from, to] = [iso(Math.min(at, updated)), iso(Math.max(at, updated))];
						const expected = naive([...rows.values()], order, from, to, only);
						const where = only === undefined ? undefined : (row: Row) => row.tag === only;
						const query = { altId: 'x', order, offset, limit, from, to, where, now: 0 };
						expect(collection.page(query)).toEqual({
							rows: expected.slice(offset, offset + limit),
							total: expected.length,
						});
					}
				}
			}
		}
		expect(collection.size).toBe(rows.size);
	},
);

it('keeps its lists sorted if a record was changed directly', () => {
	const collection = new Collection<Row>();
	collection.load(
		[3, 1, 2].map((n) => ({
			_id: String(n),
			altId: 'x',
			createdAt: iso(n),
			updatedAt: iso(n),
			tag: n,
		})),
	);
	expect(collection.all('x').map((row) => row._id)).toEqual(['1', '2', '3']);
	const row = collection.get('1');
	if (row) row.createdAt = iso(9);
	collection.update('1', { tag: 5 });
	expect(collection.all('x').map((one) => one._id)).toEqual(['2', '3', '1']);
	expect(collection.get('1', 'elsewhere')).toBeUndefined();
});
