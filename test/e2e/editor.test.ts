import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import type { WorkflowJson } from '../../sandbox/n8n/client';
import type { Contact } from '../../sandbox/ghl/types';
import { CREDENTIAL_NAMES, importWorkflow, sandboxCredentials } from '../../sandbox/n8n/seller';
import { startBrowser } from './support/browser';
import { Editor } from './support/editor';
import { builtNodes, expectedLists } from './support/panel';
import { setStage, type Stage } from './support/stage';

const EXAMPLES = resolve(__dirname, '../../workflows');

describe('The editor', () => {
	let stage: Stage;
	let browser: Browser;
	let editor: Editor;

	beforeAll(async () => {
		stage = await setStage();
		browser = await startBrowser();
		editor = await Editor.open(browser, stage.n8n.url);
		await editor.newWorkflow();
	});
	afterAll(async () => {
		await browser?.close();
		await stage?.close();
	});

	it.each(['ghl', 'order', 'highlevel'])('finds GHL Orders by "%s"', async (text) => {
		expect(await editor.searchPanel(text)).toContain('GHL Orders');
	});

	// Every node of the package that has a trigger of its own.
	const entries = builtNodes()
		.map(({ displayName }) => displayName)
		.filter((name, _i, all) => all.includes(`${name} Trigger`));
	it.each(entries)('lists and counts the actions and triggers of %s', async (name) => {
		await editor.searchPanel(name);
		const lists = await editor.openEntry(name);
		const sorted = Object.entries(lists).map(([head, names]) => [head, names.sort()]);
		expect(Object.fromEntries(sorted)).toEqual(expectedLists(name));
	});

	it('runs a dragged-in node with a saved credential and an order from the list', async () => {
		const { control, world } = stage.sandbox;
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

	it('connects by OAuth2, and renews an expired token by itself', async () => {
		const { oauth } = sandboxCredentials(stage.sandbox.url);
		const name = 'Connected in the Browser';
		const id = await stage.n8n.client.saveCredential({ ...oauth, name });
		await editor.connect(id);

		await editor.newWorkflow();
		await editor.searchPanel('ghl');
		await editor.openEntry('GHL Orders');
		await editor.dragIn('Get many orders');
		await editor.chooseCredential(name);
		expect(await editor.executeStep()).not.toHaveLength(0);

		const { control, requests } = stage.sandbox;
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

	it.each(readdirSync(EXAMPLES))('runs the example %s green', async (file) => {
		const example = JSON.parse(readFileSync(join(EXAMPLES, file), 'utf8')) as WorkflowJson;
		const { id } = await importWorkflow(stage.n8n.client, example, stage.credentials);
		await editor.openWorkflow(id);
		expect(await editor.executeWorkflow()).toBe('Workflow executed successfully');
	});
});
