import { join } from 'node:path';

import axios from 'axios';
import type { Browser } from 'playwright-core';

import { importWorkflow } from '../sandbox/n8n/credentials';
import { example } from '../test/e2e/support/examples';
import { until } from '../test/e2e/support/flows';
import { fillShop, openShopPage, SCREENS } from '../test/e2e/support/shopPage';
import type { Testbed } from '../test/e2e/support/testbed';

const PAGE = example('shop-page.json');
const EMAIL = example('shop-report-by-mail.json');

/**
 * Takes the screenshots of the page of the example Shop Page, on each screen, and of the email of Shop Report
 * by Email. Returns their names.
 */
export async function takeShopPage(
	browser: Browser,
	testbed: Testbed,
	folder: string,
): Promise<string[]> {
	const { sandbox, n8n, credentials } = testbed;
	fillShop(sandbox);
	const url = `${n8n.url}/webhook/shop-page`;
	await n8n.client.activate((await importWorkflow(n8n.client, PAGE, credentials)).id);
	// n8n responds before the webhook is ready.
	await until(async () => {
		const { status } = await axios.get(url, { validateStatus: () => true });
		return status === 401;
	});
	const names = [];
	for (const screen of Object.keys(SCREENS) as Array<keyof typeof SCREENS>) {
		const page = await openShopPage(browser, url, screen);
		const name = `shop-page-${screen}`;
		await page.screenshot({ path: join(folder, `${name}.png`) });
		await page.close();
		names.push(name);
	}

	const { id } = await importWorkflow(n8n.client, EMAIL, credentials);
	await n8n.client.run(id, 'When Clicking Execute');
	const email = [...sandbox.world.ghl.conversationData.emails.values()].at(-1);
	const page = await browser.newPage({ viewport: { width: 700, height: 1320 } });
	await page.setContent(email?.html ?? '');
	await page.screenshot({ path: join(folder, 'shop-report-email.png') });
	await page.close();
	return [...names, 'shop-report-email'];
}
