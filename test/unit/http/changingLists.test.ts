import fc from 'fast-check';
import { property } from '../../harness/property';
import { idOf, ids, pagesOf, readList, rowsOf, serve, type Behavior, type Row } from './pages';

interface Change {
	/** After which request the change happens. */
	at: number;
	remove: boolean;
	/** Position of the change, as a share of the list. */
	where: number;
	count: number;
}

const changes = (remove?: boolean) =>
	fc.array(
		fc.record({
			at: fc.integer({ min: 1, max: 40 }),
			remove: remove === undefined ? fc.boolean() : fc.constant(remove),
			where: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
			count: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 45 })),
		}),
		{ maxLength: 40 },
	);

/** Simulates a list that changes while it is read. Returns the rows that are in it throughout. */
function changing(rowCount: number, plan: Change[], total: Behavior['total'] = 'right') {
	const rows = rowsOf(rowCount);
	const staying = new Set(ids(rows));
	let made = 0;
	const before = (list: Row[], request: number) => {
		for (const change of plan.filter(({ at }) => at === request)) {
			const at = Math.floor(change.where * list.length);
			if (change.remove) {
				for (const { id } of list.splice(at, change.count)) staying.delete(id);
			} else {
				// Fewer than a page: a list that grows faster than it is read has no end.
				const count = Math.min(change.count, 15);
				list.splice(at, 0, ...Array.from({ length: count }, () => ({ id: `n${made++}` })));
			}
		}
	};
	return { ...serve(rows, { before, total }), staying };
}

function expectStaying(list: Row[], staying: Set<string>) {
	expect(new Set(ids(list)).size).toBe(list.length);
	expect(new Set(ids(list.filter(({ id }) => staying.has(id))))).toEqual(staying);
}

property(
	'reads each remaining row once, by offset, while the list changes',
	fc.record({
		count: fc.integer({ min: 0, max: 600 }),
		plan: changes(),
		total: fc.constantFrom('right' as const, 'missing' as const, 'high' as const),
		concurrency: fc.integer({ min: 1, max: 10 }),
	}),
	async ({ count, plan, total, concurrency }) => {
		const { fetch, requested, staying } = changing(count, plan, total);
		const list = await readList('offset', fetch, { pageSize: 20, concurrency, idOf });
		expectStaying(list, staying);
		const all = plan.reduce((sum, change) => sum + change.count, count);
		expect(requested.length).toBeLessThanOrEqual(3 * (pagesOf(all, 19) + plan.length) + 30);
	},
	10,
);

property(
	'reads each remaining row once, by page number, while the list grows',
	fc.record({
		count: fc.integer({ min: 0, max: 600 }),
		plan: changes(false),
		total: fc.constantFrom('right' as const, 'missing' as const),
	}),
	async ({ count, plan, total }) => {
		const { fetch, staying } = changing(count, plan, total);
		expectStaying(await readList('page', fetch, { pageSize: 50, concurrency: 1, idOf }), staying);
	},
);

property(
	'notices a removal, by page number with a total and one page at a time',
	fc.record({ count: fc.integer({ min: 0, max: 600 }), plan: changes(true) }),
	async ({ count, plan }) => {
		const single = plan.filter(({ at }, i) => at % 2 && plan.findIndex((p) => p.at === at) === i);
		const one = single.map((change) => ({ ...change, count: 1 }));
		const { fetch, staying } = changing(count, one);
		const options = { pageSize: 20, concurrency: 1, idOf };
		expectStaying(await readList('page', fetch, options), staying);
	},
);
