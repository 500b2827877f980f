import type { Row, Source } from '../../../nodes/shared/poll/types';
import { apiWith, FakeApi, MINUTE } from './fakeApi';
import { activated, watchOf } from './trigger';

describe("rows that the trigger can't watch", () => {
	const ODD: unknown[] = [
		null,
		undefined,
		'text',
		7,
		[],
		{},
		{ _id: 'no time' },
		{ _id: 'invalid time', createdAt: 'soon', updatedAt: {} },
		{ createdAt: '2026-11-10T12:00:00.000Z' },
		{ _id: { $oid: 'object' }, createdAt: '2026-11-10T12:00:00.000Z' },
		{ _id: '', createdAt: '2026-11-10T12:00:00.000Z' },
	];

	/** Adds odd rows to every page. */
	function withOddRows(api: FakeApi, odd = ODD): Source {
		return api.source({
			page: async (position, range) => {
				const page = await api.page(position, range);
				return { ...page, rows: [...(odd as Row[]), ...page.rows] };
			},
		});
	}

	test('are skipped individually. The others are emitted once', async () => {
		const api = apiWith(150);
		const watch = watchOf(['orderCreated', 'orderStatusChanged']);
		const trigger = await activated(api, { watch, source: withOddRows(api) });
		const { id } = api.create();
		const [order] = api.orders.values();
		api.update(order, 'paid');
		await trigger.drain();
		expect(trigger.idsOf('orderCreated')).toEqual([id]);
		expect(trigger.idsOf('orderStatusChanged')).toEqual([order.id]);
	});

	test('are logged once', async () => {
		const api = apiWith(3);
		const trigger = await activated(api, { source: withOddRows(api) });
		for (let i = 0; i < 5; i++) await trigger.poll();
		expect(trigger.warnings).toEqual([
			'Skipped rows of the list: 5 are not objects, 4 have no ID, 2 have no valid time',
		]);
	});

	test.each(ODD.map((row) => [row]))(
		'do not stop a trigger that has known records: %p',
		async (row) => {
			const api = apiWith(3);
			const trigger = await activated(api, { source: withOddRows(api, [row]) });
			api.orders.clear();
			expect(await trigger.poll()).toBeNull();
			const { id } = api.create();
			await trigger.drain();
			expect(trigger.idsOf('orderCreated')).toEqual([id]);
		},
	);

	test('stop a first poll that finds no other row', async () => {
		const api = new FakeApi();
		const source = withOddRows(api, [{ _id: 'no time' }]);
		await expect(activated(api, { source })).rejects.toThrow('no ID or no time');
	});
});

describe('rows with odd values', () => {
	test('with times in seconds, milliseconds and text emit each event once', async () => {
		const api = apiWith(30);
		const formats: Array<(time: number) => unknown> = [
			(time) => time,
			(time) => Math.floor(time / 1000),
			(time) => String(time),
			(time) => new Date(time).toUTCString(),
			(time) => new Date(time).toISOString().replace('T', ' '),
		];
		const source = api.source({
			page: async (position, range) => {
				const page = await api.page(position, range);
				const rows = page.rows.map((row) => {
					const format = formats[String(row._id).charCodeAt(0) % formats.length];
					const time = (value: unknown) => format(Date.parse(String(value)));
					return { ...row, createdAt: time(row.createdAt), updatedAt: time(row.updatedAt) } as Row;
				});
				return { ...page, rows };
			},
		});
		const watch = watchOf(['orderCreated', 'orderStatusChanged']);
		const trigger = await activated(api, { watch, source });
		const made = Array.from({ length: 20 }, () => {
			api.now += MINUTE;
			return api.create();
		});
		await trigger.drain();
		for (const order of made) api.update(order, 'paid');
		await trigger.drain();
		const ids = made.map(({ id }) => id).sort();
		expect(trigger.idsOf('orderCreated').sort()).toEqual(ids);
		expect(trigger.idsOf('orderStatusChanged').sort()).toEqual(ids);
	});

	test('with a field of any type are compared. An oversized field does not enlarge the state', async () => {
		const api = apiWith(1);
		const [order] = api.orders.values();
		const statuses: unknown[] = [
			{ a: 1 },
			['x'],
			7,
			true,
			null,
			`long ${'x'.repeat(100_000)}`,
			`long ${'x'.repeat(100_001)}`,
		];
		const trigger = await activated(api, { watch: watchOf(['orderStatusChanged']) });
		for (const status of statuses) {
			api.now += MINUTE;
			api.update(order, status as string);
			expect(await trigger.poll()).toHaveLength(1);
			expect(await trigger.poll()).toBeNull();
		}
		expect(JSON.stringify(trigger.live).length).toBeLessThan(1000);
	});
});
