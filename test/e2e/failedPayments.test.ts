import { MAIN_LOCATION } from '../../sandbox/ghl/accounts';
import { outputOf, type WorkflowJson } from '../../sandbox/n8n/client';
import { addFailedPayment, addPayment, inSeconds, REMINDERS } from './support/failedPayments';
import { until } from './support/flows';
import { sentEmails, sentMessages } from './support/messages';
import { REASON, REJECTED, saveExample } from './support/savedExample';
import { startTestbed, type Testbed } from './support/testbed';

describe('payment-failed.json', () => {
	let testbed: Testbed;
	beforeAll(async () => {
		testbed = await startTestbed({}, { orders: 60, rateLimit: null });
	});
	afterAll(async () => await testbed?.close());
	beforeEach(() => {
		testbed.sandbox.faults.clear();
		testbed.sandbox.control.reset();
	});

	const save = async (change: (workflow: WorkflowJson) => void) =>
		await saveExample(testbed, 'payment-failed.json', change);
	const subjects = () => sentEmails(testbed.sandbox).map(({ subject }) => subject);

	it('sends three reminders, once, also if the payment fails again', async () => {
		const order = addFailedPayment(testbed.sandbox);
		const run = await save(inSeconds(1));
		await run();
		expect(subjects()).toEqual(REMINDERS);
		expect(new Set(sentMessages(testbed.sandbox).map((one) => one.contactId))).toEqual(
			new Set([order.contactId]),
		);
		addPayment(testbed.sandbox, order, 'failed');
		const again = await run();
		expect(outputOf(again, 'Message').map(({ reason }) => reason)).toEqual(
			REMINDERS.map(() => 'alreadySent'),
		);
		expect(subjects()).toEqual(REMINDERS);
	});

	it('stops when the customer has paid, and begins again with the next failure', async () => {
		const order = addFailedPayment(testbed.sandbox);
		const run = await save(inSeconds(4));
		const execution = run();
		await until(() => subjects().length === 1);
		addPayment(testbed.sandbox, order, 'succeeded');
		expect(outputOf(await execution, 'Message')).toHaveLength(1);
		expect(outputOf(await run(), 'Message')).toEqual([]);
		expect(subjects()).toEqual(REMINDERS.slice(0, 1));

		addPayment(testbed.sandbox, order, 'failed');
		await (
			await save(inSeconds(1))
		)();
		expect(subjects()).toEqual([REMINDERS[0], ...REMINDERS]);
	});

	it('stops when the order is canceled, and names a payment without its order', async () => {
		const { world, control } = testbed.sandbox;
		const order = addFailedPayment(testbed.sandbox);
		const run = await save(inSeconds(4));
		const execution = run();
		await until(() => subjects().length === 1);
		world.ghl.orders.update(order._id, { status: 'canceled' });
		expect(outputOf(await execution, 'Message')).toHaveLength(1);
		control.ghl.deleteOrder(order._id);
		expect(outputOf(await run(), 'Not Sent')).toMatchObject([{ reminder: 1 }]);
		expect(subjects()).toEqual(REMINDERS.slice(0, 1));
	});

	it('stops when the invoice is void', async () => {
		const { transactions, billing } = testbed.sandbox.world.ghl;
		const order = addFailedPayment(testbed.sandbox);
		const [invoice] = billing.invoices.all(MAIN_LOCATION.id);
		const [payment] = transactions
			.all(MAIN_LOCATION.id)
			.filter((one) => one.entityId === order._id);
		transactions.update(payment._id, { entityType: 'invoice', entityId: invoice._id });
		billing.invoices.update(invoice._id, { status: 'sent' });
		const execution = (await save(inSeconds(4)))();
		await until(() => subjects().length === 1);
		billing.invoices.update(invoice._id, { status: 'void' });
		expect(outputOf(await execution, 'Message')).toHaveLength(1);
		expect(subjects()).toEqual(REMINDERS.slice(0, 1));
	});

	it.each([
		['a subscription', { subscriptionId: 'sub_failed' }],
		['another type', { entityType: 'membership' }],
	])('sends three reminders about a payment of %s', async (_name, change) => {
		const { transactions } = testbed.sandbox.world.ghl;
		const order = addFailedPayment(testbed.sandbox);
		const [payment] = transactions
			.all(MAIN_LOCATION.id)
			.filter((one) => one.entityId === order._id);
		transactions.update(payment._id, change);
		await (
			await save(inSeconds(1))
		)();
		expect(subjects()).toEqual(REMINDERS);
	});

	it('names the payments that it could not send a message about', async () => {
		const order = addFailedPayment(testbed.sandbox);
		const run = await save(inSeconds(1));
		const path = 'ghl/conversations/messages$';
		testbed.sandbox.faults.add({ method: 'POST', path, times: 1, effect: REJECTED });
		const [rejected, ...others] = outputOf(await run(), 'Not Sent');
		expect(others).toEqual([]);
		expect(rejected).toMatchObject({ reminder: 1 });
		expect(`${String(rejected.reason)} ${String(rejected.remedy)}`).toContain(REASON);
		expect(subjects()).toEqual([]);

		const gone = addPayment(testbed.sandbox, order, 'failed');
		testbed.sandbox.world.ghl.transactions.update(gone._id, { contactId: '' } as never);
		expect(outputOf(await run(), 'Not Sent')).toMatchObject([
			{ paymentId: gone._id, reason: 'The payment has no customer' },
		]);
	});
});
