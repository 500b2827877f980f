/**
 * `npm run previews`: takes a screenshot of the fields that n8n shows before a node has run, in a real n8n.
 */
import { resolve } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { openPreview } from '../test/e2e/support/schemaPreview';
import { inEditor, type Studio } from './inEditor';

const FILE = resolve(__dirname, 'pictures/fields-before-the-first-run.png');

/** Operations by node. Each is `resource:operation` with its name in the picture. */
const OPERATIONS: Array<[node: string, operation: string, title: string]> = [
	['ghlOrders', 'order:getAll', 'Get many orders'],
	['ghlTransactions', 'transaction:getAll', 'Get many transactions'],
	['ghlSubscriptions', 'subscription:get', 'Get subscription'],
	['ghlInvoices', 'invoice:get', 'Get invoice'],
	['trustpilot', 'serviceReview:getAll', 'Get many service reviews'],
	['ghlContacts', 'contact:upsert', 'Create or update contact'],
	['ghlConversations', 'message:send', 'Send message'],
	['ghlOpportunities', 'opportunity:upsert', 'Create or update opportunity'],
	['abstractGhl', 'order:upsert', 'Create or update order'],
	['ghlOrders', 'fulfillment:create', 'Create fulfillment'],
];

/** The width of the line at the left edge of the panel, with the icon of the node. */
const EDGE = 14;

/** Takes a screenshot of a panel, without its edge. */
async function takePanel(panel: Locator): Promise<Buffer> {
	const box = await panel.boundingBox();
	if (!box) throw new Error('The panel is not visible');
	const clip = { ...box, x: box.x + EDGE, width: box.width - EDGE };
	return await panel.page().screenshot({ clip });
}

/** Takes one screenshot of several pictures, five in a row. */
async function combine(browser: Browser, pictures: Buffer[]): Promise<void> {
	const images = pictures.map(
		(picture) => `<img src="data:image/png;base64,${picture.toString('base64')}">`,
	);
	const page = await browser.newPage({ viewport: { width: 1440, height: 600 } });
	await page.setContent(
		`<style>body{margin:0;display:grid;grid-template-columns:repeat(5,1fr);gap:8px}img{width:100%}</style>${images.join('')}`,
	);
	await page.screenshot({ path: FILE, fullPage: true });
	await page.close();
}

async function takePreviews({ editor, browser, testbed }: Studio): Promise<void> {
	const pictures: Buffer[] = [];
	for (const [node, form, title] of OPERATIONS) {
		const [resource, operation] = form.split(':');
		const panel = await openPreview(editor, testbed, node, { resource, operation }, title);
		pictures.push(await takePanel(panel));
	}
	await combine(browser, pictures);
}

inEditor(takePreviews).catch((error: Error) => {
	console.error(error);
	process.exitCode = 1;
});
