import type { IDataObject, INodeType } from 'n8n-workflow';
import { GhlOrders } from '../../../nodes/ghl/GhlOrders/GhlOrders.node';
import { GhlSubscriptions } from '../../../nodes/ghl/GhlSubscriptions/GhlSubscriptions.node';
import { GhlTransactions } from '../../../nodes/ghl/GhlTransactions/GhlTransactions.node';
import { MAIN_LOCATION, PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import type { Contact, Order } from '../../../sandbox/ghl/types';
import { bodyOf, workflowBody } from '../../../sandbox/ghl/webhooks/bodies';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { CredentialStore, locator, processed, runNode } from '../../harness';
import { UNLIMITED } from './support';

/** Parameters of an email invitation. */
export const INVITE = { resource: 'invitation', operation: 'createEmail' };
/** Parameters of a link for a service review. */
export const SERVICE_LINK = { resource: 'invitation', operation: 'createServiceLink' };
/** Parameters of a link for product reviews. */
export const PRODUCT_LINK = { resource: 'invitation', operation: 'createProductLink' };

/** The sandbox of the current test. */
export let sandbox: Sandbox;
/** A paid live order with a subscription, and its customer. */
export let order: Order;
export let contact: Contact;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 120, settings: UNLIMITED });
	processed.clear();
	const { orders, contacts, subscriptions, transactions } = sandbox.world.ghl;
	const withSubscription = new Set(
		subscriptions.all(MAIN_LOCATION.id).map(({ entityId }) => entityId),
	);
	const paid = new Set(transactions.all(MAIN_LOCATION.id).map(({ entityId }) => entityId));
	order = orders
		.all(MAIN_LOCATION.id)
		.find(({ _id, liveMode }) => liveMode && withSubscription.has(_id) && paid.has(_id)) as Order;
	contact = contacts.get(order.contactId) as Contact;
});
afterEach(async () => await sandbox.close());

/** Returns the bodies of the sent invitations. */
export const sent = () => sandbox.control.trustpilot.invitations().map(({ body }) => body);

/** Runs a GHL node and returns its items. */
export async function ghl(node: INodeType, parameters: object): Promise<IDataObject[]> {
	const credentials = new CredentialStore({
		ghlApi: {
			accessToken: PRIVATE_TOKENS.full.token,
			locationId: MAIN_LOCATION.id,
			baseUrl: `${sandbox.url}/ghl`,
		},
	});
	const all = { authentication: 'apiKey', ...parameters };
	const items = await runNode({ node, credentials, parameters: all as never });
	return items.map(({ json }) => json);
}

const ofOrder = { filters: { entityId: locator('') } };
/** Returns the first record of a list of the order. */
export const listOf = (node: INodeType, resource: string, output: string) => async () => {
	ofOrder.filters.entityId = locator(order._id);
	const [first] = await ghl(node, { resource, operation: 'getAll', output, ...ofOrder });
	return first;
};
const oneOf = (node: INodeType, resource: string) => async () => {
	const { _id } = await listOf(node, resource, 'raw')();
	const id = { [`${resource}Id`]: locator(String(_id)) };
	const [first] = await ghl(node, { resource, operation: 'get', output: 'raw', ...id });
	return first;
};
/** Returns the order as an operation outputs it. */
export const orderAs = (operation: string, output: string) => async () => {
	const form = { operation, output, orderId: locator(order._id) };
	return (await ghl(new GhlOrders(), form))[0];
};

/** Items of the same order, as the nodes and webhooks output them. */
export const SHAPES: Record<string, () => IDataObject | Promise<IDataObject>> = {
	'a raw transaction of a list': listOf(new GhlTransactions(), 'transaction', 'raw'),
	'a raw transaction': oneOf(new GhlTransactions(), 'transaction'),
	'a simplified transaction': listOf(new GhlTransactions(), 'transaction', 'simplified'),
	'a raw subscription of a list': listOf(new GhlSubscriptions(), 'subscription', 'raw'),
	'a raw subscription': oneOf(new GhlSubscriptions(), 'subscription'),
	'a simplified subscription': listOf(new GhlSubscriptions(), 'subscription', 'simplified'),
	'a raw overview': orderAs('getOverview', 'raw'),
	'a simplified overview': orderAs('getOverview', 'simplified'),
	'an order webhook': () =>
		bodyOf(sandbox.world, { type: 'OrderCreate', record: order }) as IDataObject,
	'an order webhook with the full name of its contact': () => {
		const body = bodyOf(sandbox.world, { type: 'OrderCreate', record: order });
		const { firstName, lastName, ...person } = body.contactSnapshot as IDataObject;
		return { ...body, contactSnapshot: { ...person, name: `${firstName} ${lastName}` } };
	},
	'a workflow webhook with full_name': () =>
		workflowBody(contact, { orderId: order._id }) as IDataObject,
	'a workflow webhook with first_name and last_name': () => ({
		...(workflowBody(contact, {}) as IDataObject),
		...{ full_name: '', orderId: order._id },
	}),
	'a workflow webhook with an order': () => {
		const { contact_id, first_name, last_name, email } = workflowBody(contact, {});
		const customer = { id: contact_id, first_name, last_name, email } as IDataObject;
		return { contact_id, order: { id: order._id, customer } } as IDataObject;
	},
	'an AbstractGHL customer with an order ID': () => ({
		...{ id: contact._id, email: contact.email, name: `${contact.firstName} ${contact.lastName}` },
		order_id: order._id,
	}),
	'an item with numbers as texts and surrounding spaces': () => ({
		order_id: ` ${order._id} `,
		customer_email: ` ${contact.email}`,
		customer_name: ` ${contact.firstName} ${contact.lastName} `,
	}),
};
