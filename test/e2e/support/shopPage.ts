import type { Browser, Page } from 'playwright-core';

import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { Order } from '../../../sandbox/ghl/types';
import { CLIENT_SECRETS } from '../../../sandbox/n8n/credentials';
import type { Sandbox } from '../../../sandbox/server';

/** Screens on which the shop page is shown. */
export const SCREENS = {
	light: { viewport: { width: 1240, height: 1320 }, colorScheme: 'light' },
	dark: { viewport: { width: 1240, height: 1320 }, colorScheme: 'dark' },
	phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
} as const;

/** Adds failed payments, and reviews of orders of the last days. Returns the newest reviewed order. */
export function fillShop({ control, world }: Sandbox): Order {
	const payments = world.ghl.transactions.all(MAIN_LOCATION.id).filter((one) => one.liveMode);
	for (const one of payments.slice(-40).filter((_, index) => index % 9 === 0)) {
		one.status = 'failed';
	}
	const orders = world.ghl.orders.all(MAIN_LOCATION.id).filter((one) => one.liveMode);
	const reviews = [
		{
			stars: 4,
			title: 'Good beans',
			text: 'The grinder arrived one day late. The coffee is great.',
		},
		{ stars: 2, title: 'Box was damaged', text: 'One of the cups was broken.' },
		{ stars: 5, title: 'Fast delivery', text: 'Ordered on Monday, delivered on Tuesday.' },
	];
	const reviewed = orders.slice(-reviews.length);
	for (const [index, review] of reviews.entries()) {
		control.trustpilot.postReview({ ...review, referenceId: reviewed[index]._id });
	}
	return reviewed[reviewed.length - 1];
}

/** Opens the shop page as a reader who has entered the user and the password. */
export async function openShopPage(
	browser: Browser,
	url: string,
	screen: keyof typeof SCREENS,
): Promise<Page> {
	const { user: username, password } = CLIENT_SECRETS.reader;
	const httpCredentials = { username, password };
	const page = await browser.newPage({ ...SCREENS[screen], httpCredentials });
	await page.goto(url);
	await page.getByRole('heading', { name: 'My Shop' }).waitFor();
	return page;
}
