import type { IDataObject } from 'n8n-workflow';

import { MAIN_LOCATION } from '../../sandbox/ghl/accounts';
import { type Execution, outputOf } from '../../sandbox/n8n/client';
import { importWorkflow } from '../../sandbox/n8n/credentials';
import { EXAMPLE_CASES, type ExampleCase } from './support/exampleCases';
import { example, startOf } from './support/examples';
import { sentEmails, sentMessages } from './support/messages';
import { startTestbed, type Testbed } from './support/testbed';

/** Why the sandbox rejects a step. */
const REASON = 'Not accepted by the test';
const REJECTED = {
	kind: 'status',
	status: 422,
	body: { error: { code: 'invalid', message: REASON }, message: REASON, details: REASON },
} as const;

describe('Example workflows', () => {
	let testbed: Testbed;

	beforeAll(async () => {
		testbed = await startTestbed({}, { orders: 60, rateLimit: null });
	});
	afterAll(async () => await testbed?.close());
	afterEach(() => testbed.sandbox.faults.clear());

	async function save(file: string): Promise<() => Promise<Execution>> {
		const { n8n, credentials } = testbed;
		const workflow = example(file);
		const { id } = await importWorkflow(n8n.client, workflow, credentials);
		return async () => {
			const execution = await n8n.client.run(id, String(startOf(workflow)));
			expect(execution.status).toBe('success');
			return execution;
		};
	}

	/** Returns all records that the examples write, without times. */
	const holdings = () => {
		const { ghl, abstractGhl, trustpilot } = testbed.sandbox.world;
		const { customers, orders, invoices, activities } = abstractGhl;
		return {
			customers: [...customers.values()].map(({ id, tags }) => [id, tags]),
			orders: [...orders.values()].map(({ order_id, total, status }) => [order_id, total, status]),
			invoices: [...invoices.values()].map(({ invoice_id, amount_paid, payment_status }) => [
				...[invoice_id, amount_paid, payment_status],
			]),
			activities: [...activities.keys()],
			tags: ghl.contacts.all(MAIN_LOCATION.id).map(({ _id, tags }) => [_id, tags]),
			tasks: [...ghl.contactData.tasks.values()].flat().map(({ id }) => id),
			fulfillments: [...ghl.fulfillments.values()].flat().map(({ _id }) => _id),
			payments: ghl.transactions.all(MAIN_LOCATION.id).map(({ _id }) => _id),
			invitations: trustpilot.invitations.length,
			messages: sentMessages(testbed.sandbox).map(({ _id }) => _id),
		};
	};

	const done = (execution: Execution, { last }: ExampleCase) =>
		last.flatMap((name) => outputOf(execution, name));

	describe.each(EXAMPLE_CASES)('$file', (one) => {
		let run: () => Promise<Execution>;

		beforeAll(async () => {
			testbed.sandbox.control.reset();
			one.prepare?.(testbed.sandbox);
			run = await save(one.file);
		});

		it('continues after a rejected step, and names the rejected record', async () => {
			testbed.sandbox.faults.add({ ...one.step, times: 1, effect: REJECTED });
			const execution = await run();
			const [record, ...others] = outputOf(execution, 'Rejected');
			expect(others).toEqual([]);
			expect(outputOf(execution, one.records).flatMap(Object.values)).toContain(record.record);
			expect(`${String(record.reason)} ${String(record.remedy)}`).toContain(REASON);
			expect(done(execution, one)).toHaveLength(outputOf(execution, one.records).length - 1);
		});

		it('completes the rejected record in the next run, and changes nothing in the third run', async () => {
			const second = await run();
			expect(outputOf(second, 'Rejected')).toEqual([]);
			expect(done(second, one)).toHaveLength(outputOf(second, one.records).length);
			const after = holdings();
			await run();
			expect(holdings()).toEqual(after);
		});
	});

	it.each(EXAMPLE_CASES.filter(({ addWrong }) => addWrong))(
		'$file rejects an invalid record, and continues',
		async (one) => {
			testbed.sandbox.control.reset();
			const id = one.addWrong?.(testbed.sandbox);
			const execution = await (await save(one.file))();
			const [record, ...others] = outputOf(execution, 'Rejected');
			expect(others).toEqual([]);
			expect(Object.values(record)).toContain(id);
			expect(String(record.reason)).not.toBe('');
			expect(done(execution, one)).toHaveLength(outputOf(execution, one.records).length - 1);
		},
	);

	it('fulfill-an-order.json ships the rest of an order in the next run, without duplicates', async () => {
		const { control, faults, world } = testbed.sandbox;
		const createdAt = new Date(Date.now() - 300 * 86_400_000).toISOString();
		const { items = [] } =
			world.ghl.orders.all(MAIN_LOCATION.id).find((one) => one.items.length > 1) ?? {};
		const [order] = control.ghl.createOrders({ paymentStatus: 'paid', createdAt });
		world.ghl.orders.update(order._id, { items } as never);
		const total = (some: Array<{ qty: number }>) => some.reduce((sum, { qty }) => sum + qty, 0);
		const shipped = () =>
			total((world.ghl.fulfillments.get(order._id) ?? []).flatMap((one) => one.items));
		const run = await save('fulfill-an-order.json');
		const notShipped = (execution: Execution) => outputOf(execution, 'Fulfill', 1);

		const unreadable = { kind: 'status', status: 404 } as const;
		const path = `${order._id}/fulfillments$`;
		const fault = faults.add({ method: 'GET', path, effect: unreadable });
		expect(notShipped(await run())).toMatchObject([{ orderId: order._id }]);
		expect(shipped()).toBe(0);
		faults.clear(fault.id);

		faults.add({ method: 'POST', path, times: 1, effect: REJECTED });
		const [rejected, ...others] = notShipped(await run());
		expect(others).toEqual([]);
		expect(rejected).toMatchObject({ orderId: order._id });
		expect(`${String(rejected.error)} ${String(rejected.message)}`).toContain(REASON);
		expect(shipped()).toBe(0);

		const [{ priceId }] = items;
		control.ghl.fulfill(order._id, { items: [{ priceId, qty: 1 }] });
		expect(shipped()).toBe(1);
		expect(notShipped(await run())).toEqual([]);
		expect(shipped()).toBe(total(items));
		expect(world.ghl.fulfillments.get(order._id)).toHaveLength(2);
		await run();
		expect(shipped()).toBe(total(items));
	});

	it('order-shipped.json sends one message for each fulfillment, and names the orders without one', async () => {
		const { sandbox } = testbed;
		sandbox.control.reset();
		const { control, faults, world } = sandbox;
		const [contact] = world.ghl.contacts.all(MAIN_LOCATION.id).filter((one) => one.email);
		const details = { dnd: false, dndSettings: {} };
		world.ghl.contacts.update(contact._id, { firstName: '<b>Ana</b>', details } as never);
		const [order] = control.ghl.createOrders({ contactId: contact._id, paymentStatus: 'paid' });
		const trackings = [{ trackingNumber: '1Z999', shippingCarrier: 'UPS', trackingUrl: '' }];
		control.ghl.fulfill(order._id, { trackings });
		const run = await save('order-shipped.json');

		faults.add({
			...{ method: 'POST', path: 'ghl/conversations/messages$' },
			...{ times: 1, effect: REJECTED },
		});
		const [rejected, ...others] = outputOf(await run(), 'Not Sent');
		expect(others).toEqual([]);
		expect(rejected).toMatchObject({ orderId: order._id });
		expect(`${String(rejected.reason)} ${String(rejected.remedy)}`).toContain(REASON);
		expect(sentMessages(sandbox)).toEqual([]);

		expect(outputOf(await run(), 'Message')).toMatchObject([{ sent: true }]);
		expect(outputOf(await run(), 'Message')).toMatchObject([
			{ sent: false, reason: 'alreadySent' },
		]);
		const [message, ...more] = sentMessages(sandbox);
		expect(more).toEqual([]);
		expect(message).toMatchObject({ contactId: contact._id, messageType: 'TYPE_EMAIL' });
		const [{ html }] = sentEmails(sandbox);
		expect(html).toContain('1Z999');
		expect(html).toContain('Hello &#60;b&#62;Ana&#60;/b&#62;');

		const deleted = { kind: 'status', status: 404 } as const;
		faults.add({ method: 'GET', path: `orders/${order._id}$`, effect: deleted });
		expect(outputOf(await run(), 'Not Sent')).toMatchObject([{ orderId: order._id }]);
	});

	it('shop-report-by-mail.json sends one email per week, and states why it sends none', async () => {
		const { sandbox } = testbed;
		sandbox.control.reset();
		const { control, faults, world } = sandbox;
		const [order] = control.ghl.createOrders({ paymentStatus: 'paid', liveMode: true });
		control.trustpilot.postReview({ referenceId: order._id, stars: 5, title: 'Fast delivery' });
		const run = await save('shop-report-by-mail.json');

		faults.add({ method: 'GET', path: 'ghl/payments/orders$', times: 1, effect: REJECTED });
		const [rejected, ...others] = outputOf(await run(), 'Not Sent');
		expect(others).toEqual([]);
		expect(rejected).toMatchObject({ record: 'owner@example.com' });
		expect(`${String(rejected.reason)} ${String(rejected.remedy)}`).toContain(REASON);
		expect(sentMessages(sandbox)).toEqual([]);

		expect(outputOf(await run(), 'Mail')).toMatchObject([{ sent: true }]);
		expect(outputOf(await run(), 'Mail')).toMatchObject([{ sent: false, reason: 'alreadySent' }]);
		const [message, ...more] = sentMessages(sandbox);
		expect(more).toEqual([]);
		const [{ html }] = sentEmails(sandbox);
		expect(html).toContain('My Shop This Week');
		expect(html).toContain('Fast delivery');
		const owners = world.ghl.contacts
			.all(MAIN_LOCATION.id)
			.filter(({ email }) => email === 'owner@example.com');
		expect(owners).toMatchObject([{ _id: message.contactId }]);
	});

	it('low-rating-to-task.json creates one task per review, also in a second run', async () => {
		const { control, faults, world } = testbed.sandbox;
		const [order] = control.ghl.createOrders({ paymentStatus: 'paid', liveMode: true });
		const review = control.trustpilot.postReview({ referenceId: order._id, stars: 1 });
		const tasks = () =>
			[...world.ghl.contactData.tasks.values()]
				.flat()
				.filter(({ body }) => body?.includes(review.id));
		const run = await save('low-rating-to-task.json');

		faults.add({ method: 'POST', path: 'ghl/contacts/[^/]+/tasks', times: 1, effect: REJECTED });
		const rejected = outputOf(await run(), 'No Task');
		expect(rejected).toMatchObject([{ reviewId: review.id, stars: 1 }]);
		expect(tasks()).toEqual([]);
		for (let times = 0; times < 2; times++) {
			expect(outputOf(await run(), 'No Task')).toEqual([]);
			expect(tasks()).toHaveLength(1);
		}

		const unknown = control.trustpilot.postReview({ referenceId: 'NO-ORDER', stars: 1 });
		expect(outputOf(await run(), 'No Task')).toMatchObject([{ reviewId: unknown.id }]);
	});

	it('review-score-to-contact.json writes the stars and the link of a review, also in a second run', async () => {
		const { control, faults, world } = testbed.sandbox;
		const [order] = control.ghl.createOrders({ paymentStatus: 'paid', liveMode: true });
		const review = control.trustpilot.postReview({ referenceId: order._id, stars: 4 });
		const fields = () =>
			world.ghl.contactData.fields.filter(({ name }) => name.startsWith('Trustpilot'));
		const values = () =>
			fields().map(({ id, name, dataType }) => {
				const { customFields = [] } = world.ghl.contacts.get(order.contactId) ?? {};
				return [name, dataType, customFields.find((one) => one.id === id)?.value];
			});
		const run = await save('review-score-to-contact.json');

		faults.add({ method: 'PUT', path: 'ghl/contacts/[^/]+$', times: 1, effect: REJECTED });
		expect(outputOf(await run(), 'Not Written')).toMatchObject([{ reviewId: review.id, stars: 4 }]);
		expect(values()).toEqual([
			['Trustpilot Score', 'NUMERICAL', undefined],
			['Trustpilot Review Link', 'TEXT', undefined],
		]);
		for (let times = 0; times < 2; times++) {
			expect(outputOf(await run(), 'Not Written')).toEqual([]);
			expect(values()).toEqual([
				['Trustpilot Score', 'NUMERICAL', 4],
				['Trustpilot Review Link', 'TEXT', `https://www.trustpilot.com/reviews/${review.id}`],
			]);
		}

		const unknown = control.trustpilot.postReview({ referenceId: 'NO-ORDER', stars: 5 });
		expect(outputOf(await run(), 'Not Written')).toMatchObject([{ reviewId: unknown.id }]);
	});

	it('invite-to-review.json invites once, and names the customers that it could not invite', async () => {
		const { control, faults } = testbed.sandbox;
		const [order] = control.ghl.createOrders({ paymentStatus: 'paid', liveMode: true });
		control.ghl.fulfill(order._id);
		const invitations = () =>
			control.trustpilot.invitations().filter(({ body }) => body.referenceNumber === order._id);
		const run = await save('invite-to-review.json');

		faults.add({ path: '/trustpilot-invitations/', method: 'POST', times: 1, effect: REJECTED });
		expect(outputOf(await run(), 'Not Invited')).toMatchObject([{ orderId: order._id }]);
		expect(invitations()).toEqual([]);
		for (let times = 0; times < 2; times++) {
			expect(outputOf(await run(), 'Not Invited')).toEqual([]);
			expect(invitations()).toHaveLength(1);
		}
	});

	it.each([
		['webhook-and-polling.json', 'Message', ({ message }: IDataObject) => message],
		['daily-view.json', 'Columns', ({ Incomplete }: IDataObject) => Incomplete],
	])('%s shows an order that it cannot read, and continues', async (file, node, shown) => {
		const { control, faults } = testbed.sandbox;
		control.ghl.createOrders({ count: 3, paymentStatus: 'paid', liveMode: true });
		const run = await save(file);
		const whole = outputOf(await run(), node);
		const effect = { kind: 'status', status: 404 } as const;
		faults.add({ method: 'GET', path: 'ghl/payments/orders/[^/]+$', skip: 1, times: 1, effect });
		const rows = outputOf(await run(), node);
		expect(rows).toHaveLength(whole.length);
		const notFound = rows.filter((row) => String(shown(row)).includes('not found'));
		expect(notFound).toHaveLength(1);
	});
});
