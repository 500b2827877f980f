import axios from 'axios';

import { API_KEYS } from '../../sandbox/abstractGhl/accounts';
import { MAIN_LOCATION } from '../../sandbox/ghl/accounts';
import { outputOf, type Execution, type WorkflowJson } from '../../sandbox/n8n/client';
import { orderWithoutCustomer } from './support/exampleCases';
import { sentEmails } from './support/messages';
import { READ_ONLY } from './support/repeats';
import { REASON, REJECTED, saveExample } from './support/savedExample';
import { startTestbed, type Testbed } from './support/testbed';

const DAY_MS = 86_400_000;

describe('Example workflows that run again', () => {
	let testbed: Testbed;
	beforeAll(async () => {
		testbed = await startTestbed({}, { orders: 60, rateLimit: null });
	});
	afterAll(async () => await testbed?.close());
	beforeEach(() => {
		testbed.sandbox.faults.clear();
		testbed.sandbox.control.reset();
	});

	const save = async (file: string, change?: (workflow: WorkflowJson) => void) =>
		await saveExample(testbed, file, change);

	it.each(READ_ONLY)('%s sends no write', async (file) => {
		const run = await save(file);
		testbed.sandbox.requests.clear();
		await run();
		const writes = testbed.sandbox.requests.entries.filter(
			({ method, path }) =>
				method !== 'GET' && !/\/contacts\/search$|accesstoken|\/oauth\//.test(path),
		);
		expect(writes.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
	});

	describe('fulfill-an-order.json', () => {
		/** Adds paid orders, older than all others. Returns their IDs, oldest first. */
		const addOldest = (count: number): string[] =>
			Array.from({ length: count }, (_, index) => {
				const createdAt = new Date(Date.now() - (400 - index) * DAY_MS).toISOString();
				const [{ _id }] = testbed.sandbox.control.ghl.createOrders({
					paymentStatus: 'paid',
					createdAt,
				});
				return _id;
			});
		const shipments = (id: string) => testbed.sandbox.world.ghl.fulfillments.get(id) ?? [];
		const notShipped = (execution: Execution) => [
			...new Set(outputOf(execution, 'Fulfill', 1).map(({ orderId }) => orderId)),
		];

		it('continues with the next order in each run, although GHL always rejects the oldest', async () => {
			const [rejected, second, third] = addOldest(3);
			const path = `${rejected}/fulfillments$`;
			testbed.sandbox.faults.add({ method: 'POST', path, effect: REJECTED });
			const run = await save('fulfill-an-order.json');

			for (const next of [second, third]) {
				expect(shipments(next)).toEqual([]);
				const execution = await run();
				expect(notShipped(execution)).toEqual([rejected]);
				const [{ error, message }] = outputOf(execution, 'Fulfill', 1);
				expect(`${String(error)} ${String(message)}`).toContain(REASON);
				expect(shipments(next)).not.toEqual([]);
			}
			expect(shipments(rejected)).toEqual([]);
		});

		it('ships one order in a run if GHL accepts it', async () => {
			const [first, second] = addOldest(2);
			const run = await save('fulfill-an-order.json');
			expect(notShipped(await run())).toEqual([]);
			expect([shipments(first).length > 0, shipments(second)]).toEqual([true, []]);
		});

		it('reports an open order without an item to ship, and ships the next', async () => {
			const [empty, next] = addOldest(2);
			testbed.sandbox.world.ghl.orders.update(empty, { items: [] } as never);
			const run = await save('fulfill-an-order.json');
			expect(outputOf(await run(), 'Fulfill', 1)).toMatchObject([
				{ orderId: empty, error: 'The order has no open items' },
			]);
			expect(shipments(next)).not.toEqual([]);
		});
	});

	it('abstractghl-invoices.json records a payment in GHL once, also after a rejected one', async () => {
		const { sandbox } = testbed;
		const run = await save('abstractghl-invoices.json');
		await run();
		const open = sandbox.world.ghl.billing.invoices
			.all(MAIN_LOCATION.id)
			.find(
				({ _id, status }) =>
					['sent', 'overdue'].includes(status) && sandbox.world.abstractGhl.invoices.has(_id),
			);
		const { _id: id } = open ?? { _id: '' };
		await axios.put(
			`${sandbox.url}/abstractghl/invoices/${id}/payment-status`,
			{ payment_status: 'paid' },
			{ headers: { 'X-API-Key': API_KEYS.full.key } },
		);
		const statusInGhl = () =>
			sandbox.world.ghl.billing.invoices.all(MAIN_LOCATION.id).find(({ _id }) => _id === id)
				?.status;
		const payments = () => sandbox.world.ghl.transactions.all(MAIN_LOCATION.id).length;
		const before = payments();

		sandbox.faults.add({ method: 'POST', path: 'record-payment$', times: 1, effect: REJECTED });
		const [rejected, ...others] = outputOf(await run('Invoice Paid'), 'Payment Rejected');
		expect(others).toEqual([]);
		expect(rejected).toMatchObject({ record: id });
		expect(`${String(rejected.reason)} ${String(rejected.remedy)}`).toContain(REASON);
		expect(statusInGhl()).not.toBe('paid');

		const second = await run('Invoice Paid');
		expect(outputOf(second, 'Payment Rejected')).toEqual([]);
		expect(outputOf(second, 'Payment in GHL')).toHaveLength(1);
		expect(statusInGhl()).toBe('paid');
		const after = payments();
		expect(after).toBeGreaterThanOrEqual(before);

		const third = await run('Invoice Paid');
		expect(outputOf(third, 'Payment in GHL')).toEqual([]);
		expect(payments()).toBe(after);
	});

	it('review-with-its-order.json states why a review is without its order', async () => {
		const { control, faults } = testbed.sandbox;
		const [order] = control.ghl.createOrders({ liveMode: true });
		const review = control.trustpilot.postReview({ referenceId: order._id, stars: 5 });
		const run = await save('review-with-its-order.json');
		const message = async () => {
			const [item, ...others] = outputOf(await run(), 'Message');
			expect(others).toEqual([]);
			expect(item).toMatchObject({ reviewId: review.id });
			return item;
		};
		const path = `ghl/payments/orders/${order._id}$`;

		faults.add({ method: 'GET', path, times: 1, effect: REJECTED });
		const rejected = await message();
		expect(rejected.orderId).toBe('');
		expect(rejected.message).toContain('(GHL did not return the order: ');
		expect(rejected.message).toContain(REASON);

		faults.add({
			...{ method: 'GET', path, times: 1 },
			effect: {
				kind: 'status',
				status: 404,
				body: { statusCode: 404, message: 'Order not found' },
			},
		});
		expect((await message()).message).toContain('(no order found)');
		expect(await message()).toMatchObject({ orderId: order._id });
	});

	it('team-emails.json sends one email for each order and review, with their text as text', async () => {
		const { sandbox } = testbed;
		const [order] = sandbox.control.ghl.createOrders({ amount: 42, liveMode: true });
		const title = '<b>Late & cold</b>';
		const review = sandbox.control.trustpilot.postReview({ stars: 1, title });
		const run = await save('team-emails.json');
		const path = 'ghl/conversations/messages$';
		sandbox.faults.add({ method: 'POST', path, times: 1, effect: REJECTED });
		const [rejected, ...others] = outputOf(await run('New Order'), 'Not Sent');
		expect(others).toEqual([]);
		expect(rejected).toMatchObject({ record: `order ${order._id}` });
		expect(`${String(rejected.reason)} ${String(rejected.remedy)}`).toContain(REASON);

		for (const sent of [true, false]) {
			for (const start of ['New Order', 'New Review']) {
				expect(outputOf(await run(start), 'Email')).toMatchObject([{ sent }]);
			}
		}
		const [first, second, ...more] = sentEmails(sandbox);
		expect(more).toEqual([]);
		expect(first.html).toContain(order._id);
		expect(second.subject).toBe('New review: 1 of 5 stars');
		expect(second.html).toContain('&#60;b&#62;Late &#38; cold&#60;/b&#62;');
		expect(second.html).toContain(review.id);
		const team = sandbox.world.ghl.contacts.all(MAIN_LOCATION.id);
		expect(team.filter(({ email }) => email === 'team@example.com')).toMatchObject([
			{ _id: first.contactId },
		]);
	});

	it('support-tickets.json opens one ticket per review, and writes its status to the review', async () => {
		const { control, faults, world } = testbed.sandbox;
		const [order] = control.ghl.createOrders({ paymentStatus: 'paid', liveMode: true });
		const review = control.trustpilot.postReview({ referenceId: order._id, stars: 1 });
		const { opportunities, pipelines } = world.ghl.opportunityData;
		const tickets = () =>
			opportunities.all(MAIN_LOCATION.id).filter(({ name }) => name.includes(review.id));
		const tags = () =>
			world.trustpilot.serviceReviews
				.find(({ id }) => id === review.id)
				?.tags.map(({ value }) => value);
		const run = await save('support-tickets.json');

		faults.add({ method: 'POST', path: 'ghl/opportunities/$', times: 1, effect: REJECTED });
		const [rejected, ...others] = outputOf(await run('Low Rating'), 'No Ticket');
		expect(others).toEqual([]);
		expect(rejected).toMatchObject({ reviewId: review.id, stars: 1 });
		expect(`${String(rejected.reason)} ${String(rejected.remedy)}`).toContain(REASON);
		for (let times = 0; times < 2; times++) {
			expect(outputOf(await run('Low Rating'), 'No Ticket')).toEqual([]);
			expect(tickets()).toMatchObject([{ contactId: order.contactId, status: 'open' }]);
		}
		const [ticket] = tickets();
		expect(pipelines.find(({ id }) => id === ticket.pipelineId)?.name).toBe('Support');
		expect(tags()).toEqual(['ticket open']);

		for (const [status, tag] of [
			['won', 'ticket closed'],
			['won', 'ticket closed'],
			['open', 'ticket open'],
		]) {
			opportunities.update(ticket._id, { status, updatedAt: new Date().toISOString() });
			expect(outputOf(await run('Ticket Changed'), 'Remove Old Tag')).toHaveLength(1);
			expect(tags()).toEqual([tag]);
		}
		faults.add({ method: 'PUT', path: `${review.id}/tags$`, times: 1, effect: REJECTED });
		expect(outputOf(await run('Ticket Changed'), 'Not Written')).toMatchObject([
			{ reviewId: review.id, ticket: ticket.name },
		]);
	});

	it.each([
		['low-rating-to-task.json', 'Low Rating', 'No Task'],
		['review-score-to-contact.json', 'New Review', 'Not Written'],
		['support-tickets.json', 'Low Rating', 'No Ticket'],
	])('%s states that an order has no customer', async (file, start, last) => {
		const referenceId = orderWithoutCustomer(testbed.sandbox);
		const review = testbed.sandbox.control.trustpilot.postReview({ referenceId, stars: 1 });
		const run = await save(file);
		expect(outputOf(await run(start), last)).toMatchObject([
			{ reviewId: review.id, reason: 'The order has no customer' },
		]);
	});
});
