import type { INode } from 'n8n-workflow';
import { isoDay, textList } from '../../../nodes/shared/catalog/encode';
import { fieldTable, group, rows } from '../../../nodes/shared/catalog/fields';
import { mergeDeep, preserveUnsetFields, toWritable } from '../../../nodes/shared/engine/preserve';

const context = {
	node: { name: 'Invoices' } as INode,
	itemIndex: 0,
	timezone: 'Europe/Berlin',
	version: '2021-07-28',
};

const cells = fieldTable({
	name: { displayName: 'Name', type: 'string' },
	price: { displayName: 'Price', type: 'number', at: 'amount' },
});

const f = Object.values(
	fieldTable({
		number: { displayName: 'Number', type: 'string', at: 'invoiceNumber' },
		due: { displayName: 'Due', type: 'dateTime', at: 'dueDate', as: isoDay },
		emails: { displayName: 'Emails', type: 'string', as: textList },
		bankOnly: { displayName: 'Bank Only', type: 'boolean', at: 'methods.stripe.bankOnly' },
		hint: { displayName: 'Hint', type: 'string', in: 'none' },
		items: rows({ displayName: 'Items', rowName: 'Item' }, Object.values(cells)),
		business: group({ displayName: 'Business' }, Object.values(cells)),
	}),
);

describe('toWritable', () => {
	it('returns the known fields, in the types that the API accepts', () => {
		const record = {
			_id: '1',
			invoiceNumber: 19,
			dueDate: '2026-08-25T22:00:00.000Z',
			emails: ['a@example.com'],
			methods: { stripe: { bankOnly: true }, other: 1 },
			hint: 'x',
			items: [{ _id: '2', name: 'Beans', amount: '9.5' }],
			business: { name: 'Harbour', amount: null, __v: 3 },
			total: 9.5,
		};
		expect(toWritable(f, record, context)).toEqual({
			invoiceNumber: '19',
			dueDate: '2026-08-26',
			emails: ['a@example.com'],
			methods: { stripe: { bankOnly: true } },
			items: [{ name: 'Beans', amount: 9.5 }],
			business: { name: 'Harbour' },
		});
	});

	it('omits missing fields, and keeps fields that are empty on purpose', () => {
		expect(toWritable(f, { items: [], number: 'x', business: null }, context)).toEqual({
			items: [],
		});
	});

	it('does not change a value whose shape is not the documented one', () => {
		const emails = [{ email: 'a@example.com' }];
		expect(toWritable(f, { emails, items: ['i1'] }, context)).toEqual({ emails, items: ['i1'] });
	});
});

describe('a value of a record', () => {
	const one = Object.values(
		fieldTable({
			text: { displayName: 'Text', type: 'string' },
			count: { displayName: 'Count', type: 'number' },
			flag: { displayName: 'Flag', type: 'boolean' },
			due: { displayName: 'Due', type: 'dateTime', as: isoDay },
			named: {
				displayName: 'Named',
				type: 'string',
				as: (value, { label }) => `${label} ${String(value)}`,
			},
			lines: rows({ displayName: 'Lines', rowName: 'Line' }, []),
		}),
	);

	it.each([
		[{ text: true }, { text: true }],
		[
			{ text: 'x', count: 2 },
			{ text: 'x', count: 2 },
		],
		[{ count: false }, { count: false }],
		[{ flag: 1 }, { flag: 1 }],
		[{ flag: 'yes' }, { flag: 'yes' }],
		[{ due: '2026-08-25' }, { due: '2026-08-25' }],
		[{ named: 'a' }, { named: 'Named a' }],
		[{ named: ['a', { b: 1 }] }, { named: ['a', { b: 1 }] }],
		[{ lines: [{ a: 1 }, 'x'] }, { lines: [{}, 'x'] }],
		[{ lines: { a: 1 } }, { lines: [{}] }],
	])('%j is sent as %j', (value, sent) => {
		expect(toWritable(one, value as never, context)).toEqual(sent);
	});
});

describe('an endpoint that replaces the record', () => {
	const [number, , emails] = f;

	/** Returns the body of an update after the merge with a record. */
	async function merge(body: object, operation: object, replaced?: () => string[]) {
		const request = { body };
		const record = { invoiceNumber: 19, emails: ['a@example.com'], other: 1 };
		const read = async () => await Promise.resolve(record);
		const prepare = preserveUnsetFields(read, replaced);
		await prepare(request as never, { ...context, operation } as never);
		return request.body;
	}

	it('gets the fields that the form does not contain', async () => {
		expect(
			await merge({ emails: ['b@example.com'] }, { fields: [number], update: [emails] }),
		).toEqual({
			invoiceNumber: '19',
			emails: ['b@example.com'],
		});
	});

	it('gets only the new values of a part that is replaced', async () => {
		const operation = { fields: [number], update: [emails] };
		expect(await merge({ invoiceNumber: '20' }, operation, () => ['emails'])).toEqual({
			invoiceNumber: '20',
		});
	});

	it('gets the values of the form if the operation has no fields', async () => {
		expect(await merge({ a: 1 }, {})).toEqual({ a: 1 });
	});
});

describe('mergeDeep', () => {
	it('merges objects field by field and replaces entire lists', () => {
		const kept = { a: 1, b: { c: 2, d: { e: 3 } }, list: [1, 2], gone: { x: 1 } };
		const given = { b: { d: { f: 4 } }, list: [3], gone: 'text' };
		expect(mergeDeep(kept, given)).toEqual({
			a: 1,
			b: { c: 2, d: { e: 3, f: 4 } },
			list: [3],
			gone: 'text',
		});
		expect(kept.b.d).toEqual({ e: 3 });
	});
});
