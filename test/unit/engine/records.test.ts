import type { Operation } from '../../../nodes/shared/catalog/types';
import { recordsOfBody, requestRecord } from '../../../nodes/shared/engine/records';
import { errorOf, GET, setup } from '../http/clientSetup';

const simplified = { orderId: '_id', name: 'title', amount: 'total', kind: () => 'order' };

const { client } = setup([]);
const records = (operation: object, body: unknown) =>
	recordsOfBody(client, GET, operation as Operation, body);
const failureOf = async (operation: object, body: unknown) =>
	(await errorOf(Promise.resolve().then(() => records(operation, body)))).message;

const MISSING = "Example returned a response that n8n can't read";

describe('the record of a response', () => {
	it.each([
		['has an ID', { simplified }, { _id: 'o1' }],
		['has two other fields of the simplified output', { simplified }, { title: 'x', total: 1 }],
		['has any content, if there is no simplified output', {}, { anything: null }],
		['is empty, if the API returns no required field', { simplified, mayBeEmpty: true }, {}],
	])('%s', (_name, operation, body) => {
		expect(records(operation, body)).toEqual([body]);
	});

	it.each([
		['one field without an ID', { simplified }, { title: 'x' }],
		['no field that is known', { simplified }, { data: 1, more: 2 }],
		['no field', {}, {}],
		['a list', {}, [{ _id: 'o1' }]],
		['a text', {}, 'ok'],
		['null', { mayBeEmpty: true }, null],
	])('is missing in a response with %s', async (_name, operation, body) => {
		expect(await failureOf(operation, body)).toBe(`${MISSING}: The record is missing`);
	});

	it('is at the path of the operation', async () => {
		const inData = { simplified, record: 'data.order' };
		expect(records(inData, { data: { order: { _id: 'o1' } } })).toEqual([{ _id: 'o1' }]);
		expect(await failureOf(inData, { _id: 'o1' })).toBe(`${MISSING}: 'data.order' is missing`);
	});

	it('can be several records, which can be none', () => {
		const inList = { record: 'orders' };
		expect(records(inList, { orders: [{ _id: 'o1' }, null, 'x', {}] })).toEqual([
			{ _id: 'o1' },
			{},
		]);
		expect(records(inList, { orders: [] })).toEqual([]);
		expect(records({ record: '' }, [{ _id: 'o1' }])).toEqual([{ _id: 'o1' }]);
	});
});

describe('a successful response that reports a failure', () => {
	const failure = { success: false, message: 'No such order' };

	it.each([{}, { result: 'deleted' }, { simplified }, { record: 'order' }])(
		'is an error: %j',
		async (operation) => {
			expect(await failureOf(operation, failure)).toContain('No such order');
		},
	);

	it('is an error although it contains records of a list', async () => {
		const body = { ...failure, orders: [{ _id: 'o1' }] };
		expect(await failureOf({ record: 'orders' }, body)).toContain('No such order');
	});

	it('is an error although the record is in it, unless the record is the entire response', async () => {
		const body = {
			status: 'error',
			message: 'Declined',
			order: { _id: 'o1', title: 'x', total: 1 },
		};
		expect(await failureOf({ simplified, record: 'order' }, body)).toContain('Declined');
		expect(await failureOf({}, { status: 'error', message: 'Declined' })).toContain('Declined');
		expect(await failureOf({ simplified }, { status: 'error', message: 'Declined' })).toContain(
			'Declined',
		);
	});

	it('is the record if the record has a field with the same name', () => {
		const body = { _id: 'o1', title: 'x', total: 1, status: 'error', error: 'Declined' };
		expect(records({ simplified }, body)).toEqual([body]);
	});
});

it.each(['deleted', 'success'])('returns only that the request succeeded: %s', (result) => {
	expect(records({ result }, { anything: 1 })).toEqual([{ [result]: true }]);
	expect(records({ result }, '')).toEqual([{ [result]: true }]);
});

it('requests one record', async () => {
	const { client: one } = setup([{ body: { order: { _id: 'o1' } } }]);
	const operation = { record: 'order', simplified } as unknown as Operation;
	expect(await requestRecord(one, GET, operation)).toEqual({ _id: 'o1' });
});
