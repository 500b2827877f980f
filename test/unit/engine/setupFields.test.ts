import {
	compareFields,
	maskValues,
	withoutSecrets,
} from '../../../nodes/shared/engine/setup/fields';
import { Secrets } from '../../../nodes/shared/http/secrets';

describe('maskValues', () => {
	it.each([
		['Ana Byron', '[text]'],
		['ana@example.com', '[email]'],
		['2026-11-24T12:00:00.000Z', '[date]'],
		['2026-11-24', '[date]'],
		['https://example.com/ana', '[url]'],
		['ve9EPM428h8vShlRW1KT', '[id]'],
		['653f5e0cde5a1314e62a837c', '[id]'],
		['', ''],
		[12.5, '[number]'],
		[true, '[boolean]'],
		[null, null],
	])('shows %j as %j', (value, masked) => {
		expect(maskValues(value)).toBe(masked);
	});

	it('keeps the structure of a record', () => {
		const record = { items: [{ name: 'Mug', qty: 2 }, null], meta: {} };
		expect(maskValues(record)).toEqual({
			items: [{ name: '[text]', qty: '[number]' }, null],
			meta: {},
		});
	});

	it.each(['ana@example.com', '653f5e0cde5a1314e62a837c', '+4915112345678', 'Ana Byron'])(
		'does not show the key %s, which is data',
		(key) => {
			expect(maskValues({ [key]: 1 })).toEqual({ '[key]': '[number]' });
		},
	);

	it.each(['address1', 'field-12', '$type', '_id', 'abcdefabcdefabc'])(
		'shows the key %s',
		(key) => {
			expect(maskValues({ [key]: undefined })).toEqual({ [key]: null });
		},
	);

	it.each(['deadbeefdeadbeef', 'DEADBEEFDEADBEEF', 'order2026', `a${'b'.repeat(60)}`])(
		'does not show the key %s, which can be data',
		(key) => {
			expect(maskValues({ [key]: 1 })).toEqual({ '[key]': '[number]' });
		},
	);

	it('shows 12 levels, also of lists, and omits prototype keys', () => {
		const nested = (levels: number, wrap: (value: unknown) => unknown): unknown =>
			levels === 0 ? { a: 1 } : wrap(nested(levels - 1, wrap));
		for (const wrap of [(value: unknown) => [value], (value: unknown) => ({ a: value })]) {
			expect(JSON.stringify(maskValues(nested(12, wrap)))).toContain('{"a":"[number]"}');
			expect(JSON.stringify(maskValues(nested(13, wrap)))).not.toContain('[number]');
		}
		const own = JSON.parse('{"__proto__": 1, "a": 3}') as object;
		expect(Object.keys(maskValues(own) as object)).toEqual(['a']);
	});

	it('ends with data of any depth, and sets no prototype', () => {
		let deep: unknown = 'end';
		for (let depth = 0; depth < 100_000; depth++) deep = { deep };
		expect(JSON.stringify(maskValues(deep))).toContain('"[object]"');
		const hostile = JSON.parse('{"__proto__": {"get": "x"}, "name": "Ana"}') as object;
		expect(Object.getPrototypeOf(maskValues(hostile))).toBe(Object.prototype);
	});
});

describe('compareFields', () => {
	const simplified = {
		orderId: '_id',
		customerName: ['contactName', 'contact.first_name contact.last_name'],
		tracking: 'trackings.0.number',
		computed: () => undefined,
	};
	const compare = (...records: object[]) =>
		compareFields(records as never, { name: 'Order', simplified, known: ['_id', 'contactName'] });

	it('returns fields that only some records have', () => {
		const { unknown } = compare({ _id: '1' }, { _id: '2', zeta: 1, alpha: 2 });
		expect(unknown).toEqual(['alpha', 'zeta']);
	});

	it('returns each unknown field once, at most 50, and none of rows that are no objects', () => {
		const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`f${i}`, 1]));
		expect(compare(many).unknown).toHaveLength(50);
		expect(compare({ 'a@b.de': 1, 'c@d.de': 2 }, 'text' as never).unknown).toEqual(['[key]']);
	});

	it('accepts a field that only one of the records has', () => {
		const full = { _id: '1', contactName: 'Ana', trackings: [{ number: 1 }] };
		expect(compare({ _id: '2' }, full).missing).toEqual([]);
	});

	it('returns simplified fields without a source in all records', () => {
		expect(compare({ _id: '1' }).missing).toEqual([
			'customerName (contactName or contact.first_name or contact.last_name)',
			'tracking (trackings.0.number)',
		]);
	});

	it.each([
		[
			'one of several sources',
			{ _id: '1', contact: { last_name: 'B' }, trackings: [{ number: 1 }] },
		],
		['a source that is null', { _id: '1', contactName: null, trackings: [{ number: null }] }],
		['an empty object around the source', { _id: '1', contact: null, trackings: [] }],
	])('accepts %s', (_name, record) => {
		expect(compare(record).missing).toEqual([]);
	});
});

it('masks secrets in a record with values', () => {
	const secrets = new Secrets(['pit-secret']);
	expect(withoutSecrets({ note: 'x pit-secret', qty: 1 }, secrets)).toEqual({
		note: 'x ***',
		qty: 1,
	});
});
