import type { INodeParameters } from 'n8n-workflow';

import { node } from '../../sandbox/n8n/chain';
import type { WorkflowJson } from '../../sandbox/n8n/client';
import { CREDENTIAL_NAMES } from '../../sandbox/n8n/credentials';
import { Flows, until } from './support/flows';
import { EVERY_FIVE_SECONDS } from './support/pollTimes';
import { startTestbed, type Testbed } from './support/testbed';

const TRIGGER = 'n8n-nodes-ghl-commerce.ghlOrdersTrigger';
const NOT_FOUND = {
	kind: 'status',
	status: 404,
	body: { statusCode: 404, message: 'Order not found' },
} as const;

/** A workflow that contains only the trigger, under its own name. */
function workflowOf(name: string, parameters: INodeParameters): WorkflowJson {
	const credentials = { ghlApi: { id: null, name: CREDENTIAL_NAMES.token } };
	const form = { pollTimes: EVERY_FIVE_SECONDS, authentication: 'apiKey', ...parameters };
	return { name, nodes: [node(name, TRIGGER, 1, form, credentials)], connections: {} } as never;
}

describe('GHL Orders Trigger, if an order no longer exists when it is read', () => {
	let testbed: Testbed;
	let flows: Flows;
	beforeAll(async () => {
		testbed = await startTestbed({}, { orders: 5, rateLimit: null });
		flows = new Flows(testbed);
	});
	afterAll(async () => await testbed?.close());

	const CASES: Array<[string, INodeParameters, string, boolean]> = [
		[
			'Order Created with line items',
			{ events: ['orderCreated'], options: { includeItems: true } },
			'$',
			true,
		],
		['Fulfillment Created', { events: ['fulfillmentCreated'] }, '/fulfillments$', false],
	];

	it.each(CASES)(
		'%s emits the others, and n8n stays healthy',
		async (name, form, end, isMarked) => {
			const { control, faults } = testbed.sandbox;
			const workflow = workflowOf(name, form);
			await flows.activate(workflow);
			await flows.poll();

			const create = () => {
				const [{ _id }] = control.ghl.createOrders({ paymentStatus: 'paid' });
				return _id;
			};
			const [first, vanished, last] = [create(), create(), create()];
			faults.add({
				method: 'GET',
				path: `ghl/payments/orders/${vanished}${end}`,
				effect: NOT_FOUND,
			});
			for (const id of [first, vanished, last]) control.ghl.fulfill(id);

			const given = async () => await flows.given(workflow);
			const ids = async () =>
				(await given()).map(({ _id, orderId, order }) => String(_id ?? orderId ?? order));
			const text = async () => JSON.stringify(await given());
			await until(async () => (await text()).includes(first) && (await text()).includes(last));
			// A later poll reads the same orders again.
			await flows.poll();
			const later = create();
			control.ghl.fulfill(later);
			await until(async () => (await text()).includes(later));

			const items = await given();
			expect(new Set(await ids()).size).toBe(items.length);
			const ofVanished = items.filter((item) => JSON.stringify(item).includes(vanished));
			expect(ofVanished.map(({ detailsMissing }) => detailsMissing)).toEqual(
				isMarked ? [true] : [],
			);
			const executions = await testbed.n8n.client.executionIds(flows.idOf(workflow));
			for (const id of executions) {
				expect((await testbed.n8n.client.finished(id)).status).toBe('success');
			}
			await testbed.n8n.client.deactivate(flows.idOf(workflow));
		},
	);
});
