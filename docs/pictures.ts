/**
 * `npm run pictures [-- prefix …]`: takes the screenshots for the documentation in a real n8n with the
 * sandbox. With prefixes, takes only those of example workflows whose file names start with one of them.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { CREDENTIAL_NAMES, importWorkflow, sandboxCredentials } from '../sandbox/n8n/credentials';
import { showStars } from '../test/e2e/support/details';
import type { Editor } from '../test/e2e/support/editor';
import { type Example, examples } from '../test/e2e/support/examples';
import type { Testbed } from '../test/e2e/support/testbed';
import { firstWorkflow } from './firstWorkflow';
import { inEditor, type Studio } from './inEditor';
import { takeSandboxPage } from './sandboxPage';
import { takeShopPage } from './shopPage';

const FOLDER = resolve(__dirname, 'pictures');

async function takePictures({ editor, browser, testbed }: Studio): Promise<void> {
	const prefixes = process.argv.slice(2);
	await mkdir(FOLDER, { recursive: true });
	if (prefixes.length > 0) {
		const chosen = examples().filter(({ file }) => prefixes.some((one) => file.startsWith(one)));
		for (const example of chosen) await workflow(editor, testbed, example);
		if (chosen.some(({ file }) => file === 'shop-page.json')) await shopPage(browser, testbed);
		return;
	}
	await nodes(editor, testbed);
	await oAuth(editor, testbed);
	await firstWorkflow(editor, testbed.sandbox, async (name) => await take(editor.page, name));
	// The last one of the forms: after it, the editor shows files for every node that has some.
	await showStars(editor);
	await take(editor.page, 'stars');
	for (const example of examples()) await workflow(editor, testbed, example);
	await shopPage(browser, testbed);
	await takeSandboxPage(browser, join(FOLDER, 'sandbox-page.png'));
}

/** Takes screenshots of the node panel, and of an order that was selected and read. */
async function nodes(editor: Editor, { sandbox }: Testbed): Promise<void> {
	await editor.newWorkflow();
	await editor.searchPanel('ghl');
	await take(editor.page, 'search');
	await editor.openEntry('GHL Orders');
	await take(editor.page, 'node-panel');
	await editor.dragIn('Get order');
	await editor.chooseCredential(CREDENTIAL_NAMES.token);
	const [order] = sandbox.control.ghl.createOrders({ amount: 249, status: 'completed' });
	const { firstName = '' } = sandbox.world.ghl.contacts.get(order.contactId) ?? {};
	const [label] = await editor.searchRecords('orderId', firstName);
	await take(editor.page, 'pick-an-order');
	await editor.pickRecord(label);
	await editor.executeStep();
	await take(editor.page, 'order');
}

/** Takes screenshots of the OAuth2 connection. */
async function oAuth(editor: Editor, { n8n, sandbox }: Testbed): Promise<void> {
	const { oauth } = sandboxCredentials(sandbox.url);
	const id = await n8n.client.saveCredential({ ...oauth, name: 'My GHL Account' });
	await editor.connect(id, (consent) => take(consent, 'consent'));
	await take(editor.page, 'connected');
}

/** Takes a screenshot of an example workflow. If it has a manual trigger, it runs first. */
async function workflow(
	editor: Editor,
	testbed: Testbed,
	{ file, workflow, start }: Example,
): Promise<void> {
	const { id } = await importWorkflow(testbed.n8n.client, workflow, testbed.credentials);
	await editor.openWorkflow(id);
	if (start) await editor.executeWorkflow(start);
	await take(editor.page, file.replace('.json', ''));
}

/** Takes screenshots of the shop page and of its email. */
async function shopPage(browser: Browser, testbed: Testbed): Promise<void> {
	for (const name of await takeShopPage(browser, testbed, FOLDER)) print(name);
}

async function take(page: Page, name: string): Promise<void> {
	// After the last click, the editor moves panels and draws edges.
	await page.waitForTimeout(1500);
	await page.screenshot({ path: join(FOLDER, `${name}.png`) });
	print(name);
}

const print = (name: string) => console.log(`docs/pictures/${name}.png`);

inEditor(takePictures, { port: 5678 }).catch((error: Error) => {
	console.error(error);
	process.exitCode = 1;
});
