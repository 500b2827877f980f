import axios from 'axios';
import type { Browser, Locator, Page } from 'playwright-core';
import { MAIN_LOCATION, OAUTH_CLIENTS, PRIVATE_TOKENS } from '../../sandbox/ghl/accounts';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { ALT, ghl } from '../unit/sandbox/client';
import { startBrowser, takePreview } from './support/browser';

let browser: Browser;
let sandbox: Sandbox;
let page: Page;
let complaints: string[];

beforeAll(async () => {
	browser = await startBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 20 });
	page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
	page.setDefaultTimeout(20_000);
	complaints = [];
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	await page.goto(sandbox.url);
	await page.getByText('live', { exact: true }).waitFor();
});
afterEach(async () => {
	await page.close();
	await sandbox.close();
});

/** Requests a page of orders. The response is 200, unless a fault changes it. */
const list = () => ghl(sandbox).get('/payments/orders', { params: { ...ALT, limit: 5 } });
/** Returns the rows of requests with a status. */
const withStatus = (hasText: string): Locator =>
	page.locator('#rows tr', { has: page.locator('.badge', { hasText }) });
/** Returns the rows of requests that contain a text. */
const rows = (hasText?: string): Locator =>
	page.locator('#rows tr:not(.details):visible', { hasText });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const texts = async (id: string) => await page.locator(`#${id}`).innerText();
/** Waits until a part of the page contains a text. */
const shows = (id: string, hasText: string) => page.locator(`#${id}`, { hasText }).waitFor();
const isWithinWindow = () =>
	page.evaluate('document.documentElement.scrollWidth <= window.innerWidth');

it('shows a request when it happens, and its details', async () => {
	await page.getByText('No requests yet.').waitFor();
	const { data } = await list();
	const row = withStatus('200');
	await row.waitFor();
	const cells = await row.getByRole('cell').allInnerTexts();
	expect(cells).toEqual([
		expect.stringMatching(/^\d\d:\d\d:\d\d\.\d{3}$/),
		'GHL',
		'GET',
		`/ghl/payments/orders?altId=${MAIN_LOCATION.id}&altType=location&limit=5`,
		'200',
		expect.stringMatching(/^[\d.,]+ ms$/),
		expect.stringMatching(/^[\d.]+ kB$/),
		'',
	]);
	expect(await texts('requests')).toBe('1');
	expect(await texts('median')).toBe(cells[5]);
	expect(await texts('rate')).toBe('99');

	const opener = row.getByRole('button');
	await opener.press('Enter');
	const details = page.locator('tr.details');
	await details.getByText('private token: full').waitFor();
	expect(await opener.getAttribute('aria-expanded')).toBe('true');
	const [query, answer] = await details.locator('pre').allInnerTexts();
	expect(JSON.parse(query)).toEqual({ ...ALT, limit: '5' });
	expect(JSON.parse(answer)).toEqual(data);
	await opener.press('Enter');
	await details.waitFor({ state: 'detached' });
	expect(complaints).toEqual([]);
});

it('filters by API, by method and path, and by status', async () => {
	await list();
	await ghl(sandbox).post('/payments/coupon', ALT);
	await axios.get(`${sandbox.url}/abstractghl/customers`, { validateStatus: () => true });
	await shows('shown', '3 shown');
	expect(await rows().count()).toBe(3);

	await page.locator('#filter-api').selectOption('GHL');
	expect(await rows().count()).toBe(2);
	expect(await texts('shown')).toBe('2 of 3');
	await page.locator('#filter-text').fill('post COUPON');
	expect(await rows().allInnerTexts()).toEqual([expect.stringContaining('/ghl/payments/coupon')]);
	await page.locator('#filter-text').fill('');
	await page.locator('#filter-api').selectOption('');
	await page.locator('#filter-status').selectOption('failed');
	await shows('shown', '2 of 3');
	expect(await rows().count()).toBe(2);
	// The filter applies to new requests too.
	await list();
	await shows('shown', '2 of 4');
	expect(await rows().count()).toBe(2);
});

it('enables a fault, shows the affected requests, and disables it', async () => {
	await page.locator('#fault-api').selectOption('GHL');
	await button('429, Retry-After 2 s').click();
	const chip = page.locator('#faults li');
	await shows('faults', '/ghl · 0 hits');
	const refused = await list();
	expect([refused.status, refused.headers['retry-after']]).toEqual([429, '2']);
	expect(await withStatus('429').getByRole('cell').last().innerText()).toBe('too many requests');
	await shows('faults', '/ghl · 1 hit');
	expect(await button('429, Retry-After 2 s').getAttribute('aria-pressed')).toBe('true');
	await page.locator('#errors.failed', { hasText: '1' }).waitFor();

	await button('429, Retry-After 2 s').click();
	await chip.waitFor({ state: 'detached' });
	expect((await list()).status).toBe(200);

	// A write that the API processes, although its client receives no response.
	await page.locator('#fault-share').selectOption('next');
	await button('Reset after arrival').click();
	await chip.waitFor();
	await expect(list()).rejects.toThrow();
	await withStatus('cut').getByRole('button').click();
	await page.getByText('none: the connection was closed').waitFor();
	await chip.waitFor({ state: 'detached' });
	expect((await list()).status).toBe(200);
});

it('creates an order, fulfills it, reviews it and expires tokens', async () => {
	const newest = () => sandbox.world.ghl.orders.all(MAIN_LOCATION.id).at(-1)!;
	await button('Create an order').click();
	await shows('outcome', 'created');
	expect(newest()).toMatchObject({ paymentStatus: 'paid', fulfillmentStatus: 'unfulfilled' });
	expect(await texts('outcome')).toContain(newest()._id);
	// The page receives the new order with its next update. Another update can be in progress.
	for (let i = 0; i < 2; i++) await page.waitForResponse(/\/sandbox\/watch/);
	await button('Fulfill the newest open order').click();
	await shows('outcome', `${newest()._id} of`);
	expect(newest().fulfillmentStatus).toBe('fulfilled');

	await page.locator('#stars').selectOption('2 stars');
	await button('Post a review').click();
	await shows('outcome', '2 of 5 stars');
	const [review] = sandbox.world.trustpilot.serviceReviews;
	expect(review).toMatchObject({ stars: 2, referenceId: newest()._id });

	const { clientId } = OAUTH_CLIENTS.subAccount;
	const { accessToken } = sandbox.control.ghl.issueTokens(clientId, MAIN_LOCATION.id);
	await button('Expire the OAuth2 access tokens').click();
	await shows('outcome', 'expired: 1');
	const { status } = await ghl(sandbox, accessToken).get('/payments/orders', { params: ALT });
	expect(status).toBe(401);
});

it('pauses, resumes and clears', async () => {
	await list();
	await rows().first().waitFor();
	await button('Pause').click();
	await list();
	await page.getByText('Resume (1 new)').waitFor();
	expect(await rows().count()).toBe(1);
	await page.getByText('Resume (1 new)').click();
	await rows().nth(1).waitFor();
	await button('Clear').click();
	await page.getByText('No requests yet.').waitFor();
	expect(sandbox.requests.entries).toEqual([]);
	await list();
	await rows().waitFor();
	expect(await texts('requests')).toBe('1');
});

it('never shows a token in the details of a request', async () => {
	const { clientId, clientSecret } = OAUTH_CLIENTS.subAccount;
	const { refreshToken } = sandbox.control.ghl.issueTokens(clientId, MAIN_LOCATION.id);
	const fields = {
		client_id: clientId,
		client_secret: clientSecret,
		grant_type: 'refresh_token',
		refresh_token: String(refreshToken),
	};
	const { data } = await axios.post(`${sandbox.url}/ghl/oauth/token`, new URLSearchParams(fields));
	await ghl(sandbox, data.access_token).get('/payments/orders', {
		params: { ...ALT, access_token: data.access_token },
	});
	await list();
	await rows().nth(2).waitFor();
	for (const opener of await rows().getByRole('button').all()) await opener.click();
	await page.locator('tr.details pre').nth(5).waitFor();
	const html = await page.content();
	expect(html).toContain('"access_token": "***"');
	for (const secret of [
		data.access_token,
		data.refresh_token,
		refreshToken,
		clientSecret,
		PRIVATE_TOKENS.full.token,
	]) {
		expect(html).not.toContain(secret);
	}
});

it('shows the content of a request as text only', async () => {
	const html = '<img src=x onerror="document.title=1"><b id="injected">b</b>';
	await ghl(sandbox).post(`/payments/coupon?x=${encodeURIComponent(html)}`, { ...ALT, name: html });
	await rows('<img').getByRole('button').click();
	await page.locator('tr.details pre').nth(1).waitFor();
	expect(await page.locator('#injected').count()).toBe(0);
	expect(await page.title()).toBe('Sandbox: live requests');
	expect(complaints).toEqual([]);
});

it('shows the messages that the API sent, as text only', async () => {
	await page.getByText('No messages yet.').waitFor();
	const [{ _id: contactId, firstName }] = sandbox.world.ghl.contacts.all(MAIN_LOCATION.id);
	sandbox.world.ghl.contacts.update(contactId, { details: {} });
	const send = async (fields: object) =>
		await ghl(sandbox, PRIVATE_TOKENS.full.token, { Version: '2021-04-15' }).post(
			'/conversations/messages',
			{ contactId, ...fields },
		);
	const html = '<p>On its way</p><img src=x onerror="document.title=1">';
	expect((await send({ type: 'SMS', message: 'Hello' })).status).toBe(200);
	expect((await send({ type: 'Email', subject: 'Your order', html })).status).toBe(200);

	const messages = page.locator('#messages li');
	await messages.nth(1).waitFor();
	const [sms, email] = await messages.allInnerTexts();
	expect(sms).toMatch(new RegExp(`^SMS to ${firstName}[^]*Hello[^]*\\d\\d:\\d\\d · `));
	expect(email).toMatch(new RegExp(`^Email to ${firstName}[^]*Your order[^]*On its way`));
	expect(await page.locator('#messages img').count()).toBe(0);
	expect(await page.title()).toBe('Sandbox: live requests');
	expect(await page.getByText('No messages yet.').isVisible()).toBe(false);
	expect(complaints).toEqual([]);
	expect(await isWithinWindow()).toBe(true);
	await takePreview(page, 'messages');
});

it('reports that the sandbox is not available, and continues when it is available again', async () => {
	await list();
	await rows().waitFor();
	const port = Number(new URL(sandbox.url).port);
	await sandbox.close();
	await page.getByText('disconnected').waitFor();
	sandbox = await startSandbox({ orders: 20, port });
	await page.getByText('live', { exact: true }).waitFor();
	// The new sandbox has a new log, which also counts from 1.
	await page.getByText('No requests yet.').waitFor();
	await list();
	await rows().waitFor();
	expect(await rows().count()).toBe(1);
});

it.each([1280, 800])('fits a window of %d px, in light and dark', async (width) => {
	await page.setViewportSize({ width, height: 800 });
	await list();
	await rows().getByRole('button').click();
	await page.locator('tr.details pre').first().waitFor();
	const grounds: string[] = [];
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		expect(await isWithinWindow()).toBe(true);
		grounds.push(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
	}
	expect(grounds[0]).not.toBe(grounds[1]);
});
