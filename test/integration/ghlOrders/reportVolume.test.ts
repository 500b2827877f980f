import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { startSandbox } from '../../../sandbox/server';
import { inVirtualTime } from '../../harness/virtualTime';
import { apiRequests, runOrders, tokenCredential } from '../engine/support';

const form = { resource: 'order', operation: 'createReport' };

it('reads 10,000 orders in less than 15 seconds with a limit of 100 requests in 10 seconds', async () => {
	const shop = await startSandbox({ orders: 10_000, days: 30, now: () => Date.now() });
	try {
		const { result, ms } = await inVirtualTime(
			async () => await runOrders(tokenCredential(shop), { ...form, days: 31 }),
		);
		const requests = apiRequests(shop);
		expect(requests.filter(({ status }) => status !== 200)).toEqual([]);
		expect(requests.length).toBeLessThanOrEqual(200);
		expect(ms).toBeLessThan(15_000);
		const orders = shop.world.ghl.orders.all(MAIN_LOCATION.id);
		expect(orders).toHaveLength(10_000);
		const [{ json }] = result;
		const paid = orders.filter(({ liveMode, amountPaid }) => liveMode && amountPaid > 0).length;
		expect(json.revenue).toMatchObject({ byCurrency: [{ currency: 'USD', payments: paid }] });
	} finally {
		await shop.close();
	}
});
