import axios from 'axios';
import type { Browser } from 'playwright-core';
import { API_KEYS } from '../sandbox/abstractGhl/accounts';
import { MAIN_LOCATION, PRIVATE_TOKENS } from '../sandbox/ghl/accounts';
import { freePort } from '../sandbox/n8n/process';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { APP, MAIN_UNIT } from '../sandbox/trustpilot/accounts';

/**
 * Takes the screenshot of the sandbox's page, with requests to each API, one active fault, and one request
 * open.
 */
export async function takeSandboxPage(browser: Browser, path: string): Promise<void> {
	const sandbox = await startSandbox({ port: await freePort(4010) });
	const page = await browser.newPage({ viewport: { width: 1280, height: 1100 } });
	try {
		await page.goto(`${sandbox.url}/sandbox`);
		await page.getByRole('button', { name: 'Create an order' }).click();
		await page.locator('#outcome', { hasText: 'created' }).waitFor();
		await sendRequests(sandbox);
		await page.locator('#fault-share').selectOption('third');
		await page.getByRole('button', { name: '429, Retry-After 2 s' }).click();
		await page.locator('#faults li').waitFor();
		await sendRequests(sandbox);
		await page.locator('#shown', { hasText: '14 shown' }).waitFor();
		const fulfillment = page.locator('#rows tr', { hasText: 'fulfillments' }).first();
		await fulfillment.getByRole('button').click();
		await page.locator('tr.details pre').last().waitFor();
		await page.mouse.move(0, 0);
		await page.screenshot({ path });
	} finally {
		await page.close();
		await sandbox.close();
	}
}

/** Sends requests of typical workflows: fulfillments of orders, reviews, customers. */
async function sendRequests({ url, control }: Sandbox): Promise<void> {
	const { id: altId } = MAIN_LOCATION;
	const alt = { altId, altType: 'location' };
	const options = { baseURL: url, validateStatus: () => true };
	const ghl = axios.create({
		...options,
		headers: { Version: '2021-07-28', Authorization: `Bearer ${PRIVATE_TOKENS.full.token}` },
	});
	const [order] = control.ghl.createOrders({ status: 'completed', paymentStatus: 'paid' });
	const orders = '/ghl/payments/orders';
	await ghl.get(orders, { params: { ...alt, limit: 20, status: 'completed' } });
	await ghl.get(`${orders}/${order._id}`, { params: alt });
	await axios.get(`/trustpilot/v1/business-units/${MAIN_UNIT.id}/reviews`, {
		...options,
		headers: { apikey: APP.key },
		params: { perPage: 20, orderBy: 'createdat.desc' },
	});
	const abstractGhl = { ...options, headers: { 'X-API-Key': API_KEYS.full.key } };
	await axios.get('/abstractghl/customers', { ...abstractGhl, params: { limit: 50 } });
	await axios.get('/abstractghl/customers/none', abstractGhl);
	await ghl.get(`/ghl/contacts/${order.contactId}`);
	await ghl.post(`${orders}/${order._id}/fulfillments`, {
		...alt,
		trackings: [{ trackingNumber: '441203377', shippingCarrier: 'Royal Mail' }],
		items: order.items.map(({ priceId, qty }) => ({ priceId, qty })),
		notifyCustomer: true,
	});
}
