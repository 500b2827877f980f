import { fieldTable } from '../../../nodes/shared/catalog/fields';
import type { ItemRun } from '../../../nodes/shared/catalog/run';
import { operation } from '../../../nodes/shared/catalog/types';
import { calleeOf } from '../../../nodes/shared/engine/callee';

const f = fieldTable({
	orderId: { displayName: 'Order', type: 'string' },
	kind: { displayName: 'Kind', type: 'string' },
	note: { displayName: 'Note', type: 'string' },
	count: { displayName: 'Count', type: 'number' },
});
const text = { name: 'Get', action: 'Get order', description: 'Get it' };
const callable = operation('GET /orders/{id}', {
	...text,
	path: { id: f.orderId },
	fields: [f.kind],
	additional: [f.note],
	filters: [f.count],
});

/** The run of a form whose parameters all have the value `form`. */
const form = {
	itemIndex: 3,
	operation: operation('POST /notes', text),
	client: { api: { properties: [{ name: 'authentication' }] } },
	read: (name: string, itemIndex: number) => `form ${name} ${itemIndex}`,
} as unknown as ItemRun;

describe('an operation that another one calls', () => {
	const called = () => calleeOf(form, callable, { id: 'o1', kind: 'x', note: 'n', count: 0 });

	it('reads the passed values instead of the form', () => {
		const run = called();
		expect(run.read('orderId', 3)).toBe('o1');
		expect(run.read('kind', 3)).toBe('x');
		expect(run.read('additionalFields', 3)).toEqual({ note: 'n' });
		expect(run.read('filters', 3)).toEqual({ count: 0 });
		expect(run.read('options', 3)).toEqual({});
		expect(run.read('unknown', 3, 'fallback')).toBe('fallback');
	});

	it('reads properties of the node from the form', () => {
		expect(called().read('authentication', 3)).toBe('form authentication 3');
	});

	it('runs for the same item, and returns the record as the API does', () => {
		const run = called();
		expect(run.operation).toBe(callable);
		expect(run.itemIndex).toBe(3);
		expect(run.client).toBe(form.client);
		expect(run.read('output', 3, 'simplified')).toBe('raw');
	});

	it('has no value for fields that are not passed', () => {
		const { read } = calleeOf(form, callable, { id: 'o1', note: undefined, count: null });
		expect(read('kind', 3, 'fallback')).toBe('fallback');
		expect(read('additionalFields', 3)).toEqual({});
		expect(read('filters', 3)).toEqual({});
	});

	it.each([
		[undefined, true, 'fallback'],
		[5, false, 5],
		[0, false, 0],
	])('returns at most %j rows', (max, returnAll, limit) => {
		const { read } = calleeOf(form, callable, { id: 'o1' }, max);
		expect(read('returnAll', 3)).toBe(returnAll);
		expect(read('limit', 3, 'fallback')).toBe(limit);
	});
});
