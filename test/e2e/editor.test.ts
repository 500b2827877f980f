import type { Browser } from 'playwright-core';
import type { Contact } from '../../sandbox/ghl/types';
import {
	CREDENTIAL_NAMES,
	importWorkflow,
	sandboxCredentials,
} from '../../sandbox/n8n/credentials';
import { startBrowser } from './support/browser';
import { Editor } from './support/editor';
import { canBeClicked, examples } from './support/examples';
import { countedOnPage, entryNames, expectedLists, ownOf } from './support/panel';
import { READ_ONLY } from './support/repeats';
import { dragField, openPreview } from './support/schemaPreview';
import { startTestbed, type Testbed } from './support/testbed';

describe('The editor', () => {
	let testbed: Testbed;
	let browser: Browser;
	let editor: Editor;

	beforeAll(async () => {
		testbed = await startTestbed({ hasEditor: true });
		browser = await startBrowser();
		editor = await Editor.open(browser, testbed.n8n.url);
		await editor.newWorkflow();
	});
	afterAll(async () => {
		await browser?.close();
		await testbed?.close();
	});

	it.each(['ghl', 'order', 'highlevel'])('finds GHL Orders with the search "%s"', async (text) => {
		expect(await editor.searchPanel(text)).toContain('GHL Orders');
	});

	const counted = { Actions: 0, Triggers: 0 };
	it.each(entryNames())('lists and counts the actions and triggers of %s', async (name) => {
		await editor.searchPanel(name);
		const lists = await editor.openEntry(name);
		const sorted = Object.entries(lists).map(([head, names]) => [head, names.sort()]);
		expect(Object.fromEntries(sorted)).toEqual(expectedLists(name));
		for (const [head, names] of Object.entries(lists)) {
			counted[head.startsWith('Actions') ? 'Actions' : 'Triggers'] += ownOf(names);
		}
	});

	it('shows the same number of actions and triggers as the catalog page', () => {
		console.log(`n8n's node panel counts ${counted.Actions} actions, ${counted.Triggers} triggers`);
		expect(counted).toEqual(countedOnPage());
	});

	it('runs a node from the panel with a saved credential and an order from the list', async () => {
		const { control, world } = testbed.sandbox;
		const [order] = control.ghl.createOrders({ amount: 4321.5, currency: 'EUR' });
		const { firstName, lastName } = world.ghl.contacts.get(order.contactId) as Contact;
		const customerName = `${firstName} ${lastName}`;
		await editor.newWorkflow();
		await editor.searchPanel('ghl');
		await editor.openEntry('GHL Orders');
		await editor.dragIn('Get order');
		await editor.chooseCredential(CREDENTIAL_NAMES.token);
		const found = await editor.searchRecords('orderId', customerName);
		const label = found.find((text) => text.includes('4321.5 EUR'));
		expect(label).toBeDefined();
		await editor.pickRecord(String(label));
		expect(await editor.executeStep()).toEqual([
			expect.objectContaining({
				orderId: order._id,
				customerName,
				totalAmount: '4321.5',
			}),
		]);
	});

	it.each([
		['ghlOrders', 'order', 'customerEmail', 'consumerEmail'],
		['ghlOpportunities', 'opportunity', 'contactName', 'consumerName'],
	])(
		'shows the fields of %s before its first run, to be dragged into the next node',
		async (name, resource, field, parameter) => {
			const form = { resource, operation: 'getAll' };
			const panel = await openPreview(editor, testbed, name, form, `Many ${name}`);
			expect(await dragField(editor, panel, field, parameter)).toBe(`{{ $json.${field} }}`);
		},
	);

	it('connects with OAuth2, and refreshes an expired token automatically', async () => {
		const { oauth } = sandboxCredentials(testbed.sandbox.url);
		const name = 'Connected in the Browser';
		const id = await testbed.n8n.client.saveCredential({ ...oauth, name });
		await editor.connect(id);

		await editor.newWorkflow();
		await editor.searchPanel('ghl');
		await editor.openEntry('GHL Orders');
		await editor.dragIn('Get many orders');
		await editor.chooseCredential(name);
		expect(await editor.executeStep()).not.toHaveLength(0);

		const { control, requests } = testbed.sandbox;
		const before = requests.lastSeq;
		expect(control.ghl.expireTokens()).toBeGreaterThan(0);
		expect(await editor.executeStep()).not.toHaveLength(0);
		const calls = requests.since(before).map(({ method, path, status }) => [method, path, status]);
		expect(calls).toEqual([
			['GET', '/ghl/payments/orders', 401],
			['POST', '/ghl/oauth/token', 200],
			['GET', '/ghl/payments/orders', 200],
		]);
	});

	// The other examples write. Their own tests run each of them several times.
	it.each(
		examples()
			.filter(canBeClicked)
			.filter(({ file }) => READ_ONLY.includes(file)),
	)('runs the example $file without an error', async ({ workflow, start }) => {
		const { id } = await importWorkflow(testbed.n8n.client, workflow, testbed.credentials);
		await editor.openWorkflow(id);
		expect(await editor.executeWorkflow(start)).toBe('Workflow executed successfully');
	});
});
