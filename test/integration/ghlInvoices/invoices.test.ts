import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { GhlInvoices } from '../../../nodes/ghl/GhlInvoices/GhlInvoices.node';
import { MAIN_LOCATION, USER_ID } from '../../../sandbox/ghl/accounts';
import { without } from '../../../sandbox/ghl/invoices/records';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { locator, runNode } from '../../harness';
import type { RunOptions } from '../../harness/run';
import { tokenCredential, UNLIMITED } from '../engine/support';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 20, rateLimit: UNLIMITED });
});
afterEach(async () => await sandbox.close());

const run = async (parameters: INodeParameters, rest: Partial<RunOptions> = {}) =>
	await runNode({
		node: new GhlInvoices(),
		credentials: tokenCredential(sandbox),
		parameters: { output: 'raw', ...parameters },
		...rest,
	});

const one = async (parameters: INodeParameters): Promise<IDataObject> =>
	(await run(parameters))[0].json;

/** Returns the requests that the sandbox received, as `POST /invoices/`. */
const sent = () =>
	sandbox.requests.since(0).map(({ method, path }) => `${method} ${path.replace('/ghl', '')}`);

const contact = () => sandbox.world.ghl.contacts.all(MAIN_LOCATION.id)[0];

const details = {
	title: 'RECHNUNG',
	dueDate: '2026-12-24',
	issueDate: '2026-11-24',
	termsNotes: 'Soon',
	invoiceNumberPrefix: 'R-',
	automaticTaxesEnabled: true,
	liveMode: false,
	businessDetails: { name: 'Harbour', customValues: 'VAT 1, VAT 2', address: { city: 'Bristol' } },
	contactDetails: {
		companyName: 'Fernway',
		additionalEmails: { rows: [{ email: 'office@example.com' }] },
	},
	discount: { type: 'fixed', value: 3, validOnProductIds: 'p1, p2' },
	attachments: {
		rows: [{ id: 'f1', name: 'Plan', url: 'https://example.com/p.pdf', type: 'pdf', size: 9 }],
	},
	enableBankDebitOnly: true,
	miscellaneousCharges: { collectedMiscellaneousCharges: 2 },
	paymentSchedule: { type: 'percentage', schedules: '["50", "50"]' },
	tipsConfiguration: { tipsPercentage: '5, 10' },
};

const items = {
	rows: [
		{ name: 'Beans', amount: 32, qty: 2, productId: locator('p1') },
		{ name: 'Mug', amount: 5, taxes: { rows: [{ taxId: 't1', name: 'VAT', rate: 20 }] } },
	],
};

const bill = (): INodeParameters => ({
	contactId: locator(contact()._id),
	name: 'Coffee',
	items,
	additionalFields: details as INodeParameters,
});

describe('an update without a loss', () => {
	it('keeps the other fields of an invoice', async () => {
		const { _id } = await one({ resource: 'invoice', operation: 'create', ...bill() });
		const invoiceId = locator(String(_id));
		const before = await one({ resource: 'invoice', operation: 'get', invoiceId });
		const updateFields = { name: 'Tea' };
		await one({ resource: 'invoice', operation: 'update', invoiceId, updateFields });
		const after = await one({ resource: 'invoice', operation: 'get', invoiceId });

		const changing = ['name', 'updatedAt', 'invoiceItems'];
		expect(without(after, ...changing)).toEqual(without(before, ...changing));
		expect(after.name).toBe('Tea');
		const lines = (record: IDataObject) =>
			(record.invoiceItems as IDataObject[]).map((line) => without(line, '_id'));
		expect(lines(after)).toEqual(lines(before));
		expect(before).toMatchObject({
			dueDate: '2026-12-25T05:59:59.999Z',
			businessDetails: { customValues: ['VAT 1', 'VAT 2'] },
			tipsConfiguration: { tipsPercentage: ['5', '10'], tipsEnabled: true },
		});
	});

	it('keeps the other fields of an estimate far down the list', async () => {
		const { issueDate, termsNotes, discount, liveMode } = details;
		const additionalFields = { issueDate, termsNotes, discount, liveMode, meta: '{"a": 1}' };
		const estimate = { ...bill(), items: {}, estimateItems: items, additionalFields };
		const { _id } = await one({ resource: 'estimate', operation: 'create', ...estimate });
		const made = sandbox.world.ghl.billing.estimates.get(String(_id));
		for (let i = 0; i < 120 && made; i++) {
			const later = new Date(Date.now() + 1000 + i).toISOString();
			const twin = { ...made, _id: i.toString(16).padStart(24, 'a'), createdAt: later };
			sandbox.world.ghl.billing.estimates.insert(twin);
		}
		const estimateId = locator(String(_id));
		const before = await one({ resource: 'estimate', operation: 'get', estimateId });
		const updateFields = { frequencySettings: { rrule: { interval: 3, startDate: '2026-12-01' } } };
		await one({ resource: 'estimate', operation: 'update', estimateId, updateFields });
		const after = await one({ resource: 'estimate', operation: 'get', estimateId });

		expect(before.meta).toEqual({ a: 1 });
		const changing = ['frequencySettings', 'updatedAt', 'lastVisitedAt', 'traceId', 'items'];
		expect(without(after, ...changing)).toEqual(without(before, ...changing));
		expect(after.frequencySettings).toEqual({
			enabled: true,
			schedule: { rrule: { intervalType: 'monthly', interval: 3, startDate: '2026-12-01' } },
		});
	});
});

describe('an estimate', () => {
	const estimate = (additionalFields: INodeParameters) => ({
		...{ resource: 'estimate', operation: 'create', ...bill() },
		...{ items: {}, estimateItems: items, additionalFields },
	});

	it.each([
		['is for a single invoice by default', {}, { enabled: false }],
		[
			'recurs if a schedule is set',
			{ frequencySettings: { rrule: { startDate: '2026-12-01' } } },
			{ enabled: true, schedule: { rrule: { intervalType: 'monthly', interval: 1 } } },
		],
	])('%s', async (_name, fields, frequencySettings) => {
		expect(await one(estimate(fields))).toMatchObject({ frequencySettings });
	});

	it('that was sent when it was created is not sent again by an update', async () => {
		const made = await one(estimate({ sendEstimateDetails: { sendBy: 'email', userId: USER_ID } }));
		const stored = sandbox.world.ghl.billing.estimates.get(String(made._id));
		Object.assign(stored?.fields ?? {}, { sendEstimateDetails: { action: 'email' } });
		const estimateId = locator(String(made._id));
		const updateFields = { name: 'Tea' };
		await one({ resource: 'estimate', operation: 'update', estimateId, updateFields });
		const bodies = sandbox.requests.find('PUT', /estimate/).map(({ body }) => body);
		expect(bodies).toEqual([
			expect.not.objectContaining({ sendEstimateDetails: expect.anything() }),
		]);
	});
});

describe('input that GHL would reject late', () => {
	const written = () =>
		sent().filter((request) => /^(POST|PUT|PATCH|DELETE) \/invoices/.test(request));

	it('is rejected before any write: a contact without a phone number', async () => {
		sandbox.world.ghl.contacts.update(contact()._id, { phone: '' });
		await expect(
			run({ resource: 'invoice', operation: 'create', ...bill() }),
		).rejects.toMatchObject({
			message: 'The contact has no phone number',
			description: expect.stringContaining('Contact Details') as string,
		});
		expect(written()).toEqual([]);
	});

	it('is accepted if the form contains the phone number', async () => {
		sandbox.world.ghl.contacts.update(contact()._id, { phone: '' });
		const additionalFields = { contactDetails: { phoneNo: '+15550009' } };
		const made = await one({
			resource: 'invoice',
			operation: 'create',
			...bill(),
			additionalFields,
		});
		expect(made.contactDetails).toMatchObject({ phoneNo: '+15550009', email: contact().email });
	});

	it('is rejected before any write: an unknown contact', async () => {
		const contactId = locator('XXXXSw2SVagl12LMDeTm');
		await expect(
			run({ resource: 'invoice', operation: 'create', ...bill(), contactId }),
		).rejects.toThrow(/Contact not found/);
		expect(written()).toEqual([]);
	});

	it('is rejected before any write: a message without a user', async () => {
		const link = { ...bill(), items: {}, linkAmount: 5, additionalFields: {} };
		await expect(
			run({ resource: 'invoice', operation: 'createPaymentLink', ...link }),
		).rejects.toThrow("'User ID' is empty");
		expect(sent()).toEqual([]);
	});
});

describe('several invoices in one execution', () => {
	it('have different numbers, and read the settings once', async () => {
		const rows = [1, 2, 3, 4].map((amount) => ({ json: { amount } }));
		const made = await run(
			{
				resource: 'invoice',
				operation: 'create',
				contactId: locator(contact()._id),
				name: 'Coffee',
				items: { rows: [{ name: 'Beans', amount: '={{ $json.amount }}' }] },
			},
			{ items: rows },
		);
		const numbers = made.map(({ json }) => Number(json.invoiceNumber));
		expect(numbers).toEqual([0, 1, 2, 3].map((step) => numbers[0] + step));
		expect(made.map(({ json }) => json.total)).toEqual([1, 2, 3, 4]);
		expect(sent().filter((request) => request === 'GET /invoices/settings')).toHaveLength(1);
	});
});

describe('a payment link', () => {
	it('sends no message if only the link is needed', async () => {
		const made = await one({
			...{ resource: 'invoice', operation: 'createPaymentLink', output: 'simplified' },
			...{ contactId: locator(contact()._id), name: 'Seat', linkAmount: 85.5 },
			...{ sendBy: 'send_manually', userId: USER_ID },
		});
		expect(made).toMatchObject({ totalAmount: 85.5, status: 'sent', customerId: contact()._id });
		expect(made.paymentLink).toMatch(new RegExp(`/${String(made.invoiceId)}$`));
	});
});
