import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { MAIN_LOCATION, PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import { orderRow } from '../../../sandbox/ghl/payments/views';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { createPoller, CredentialStore, packageNodes, root, runNode } from '../../harness';
import { oauthCredential, UNLIMITED } from './support';

interface Step {
	name: string;
	type: string;
	parameters: INodeParameters;
	credentials?: Record<string, unknown>;
}

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 60, settings: UNLIMITED });
});
afterEach(async () => await sandbox.close());

const stepOf = (file: string, name: string): Step => {
	const { nodes } = JSON.parse(readFileSync(join(root, 'workflows', file), 'utf8')) as {
		nodes: Step[];
	};
	const step = nodes.find((node) => node.name === name);
	if (!step) throw new Error(`${file} has no step ${name}`);
	return step;
};

const nodeOf = ({ type }: Step) => {
	const [, name] = type.split('.');
	const found = packageNodes().find(({ instance }) => instance.description.name === name);
	if (!found) throw new Error(`The package has no node ${name}`);
	return found.instance;
};

const credentialsFor = ({ credentials = {} }: Step): CredentialStore =>
	'ghlApi' in credentials
		? new CredentialStore({
				ghlApi: {
					accessToken: PRIVATE_TOKENS.full.token,
					locationId: MAIN_LOCATION.id,
					baseUrl: `${sandbox.url}/ghl`,
				},
			})
		: oauthCredential(sandbox, 'server');

const act = async (step: Step, json: IDataObject): Promise<INodeExecutionData[]> =>
	await runNode({
		node: nodeOf(step),
		credentials: credentialsFor(step),
		parameters: step.parameters,
		items: [{ json }],
	});

const pollerOf = (step: Step) =>
	createPoller({
		node: nodeOf(step),
		credentials: credentialsFor(step),
		parameters: step.parameters,
	});

const newestOrder = () => {
	const [order] = sandbox.world.ghl.orders.all(MAIN_LOCATION.id).slice(-1);
	return order;
};

it('invites the customer of a fulfilled order', async () => {
	const order = newestOrder();
	sandbox.world.ghl.orders.update(order._id, { liveMode: true });
	const step = stepOf('invite-to-review.json', 'Invite Customer');
	const [{ json }] = await act(step, orderRow(sandbox.world, order) as never);
	expect(json).toMatchObject({ invited: true, referenceNumber: order._id });
	const [{ body }] = sandbox.control.trustpilot.invitations();
	expect(body.serviceReviewInvitation).toEqual({
		preferredSendTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) as string,
	});
});

it.each(['review-with-its-order.json', 'low-rating-to-task.json'])(
	'%s: emits a review with its order',
	async (file) => {
		const start = pollerOf(stepOf(file, file.startsWith('low') ? 'Low Rating' : 'New Review'));
		await start.activate();
		const order = newestOrder();
		sandbox.control.trustpilot.postReview({ referenceId: order._id, stars: 2 });
		const items = await start.poll();
		expect(items?.map(({ json }) => json.referenceId)).toEqual([order._id]);
		const [{ json }] = await act(stepOf(file, 'Reviewed Order'), items?.[0].json ?? {});
		expect(json).toMatchObject({ orderId: order._id, customerId: order.contactId });
	},
);
