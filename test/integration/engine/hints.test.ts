import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { getMany, runOrders, tokenCredential, UNLIMITED } from './support';

describe('the hint about test records', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox({ orders: 40, rateLimit: UNLIMITED });
	});
	afterEach(async () => await sandbox.close());

	const setModes = (liveMode: (index: number) => boolean) =>
		sandbox.world.ghl.orders
			.all(MAIN_LOCATION.id)
			.forEach(({ _id }, index) =>
				sandbox.world.ghl.orders.update(_id, { liveMode: liveMode(index) }),
			);
	const hintsOf = async (filters: { paymentMode?: string } = {}, items = 1) => {
		const received: string[] = [];
		await runOrders(tokenCredential(sandbox), getMany({ returnAll: true, filters }), {
			items: Array.from({ length: items }, () => ({ json: {} })),
			onHints: (messages) => received.push(...messages),
		});
		return received;
	};

	it('is shown once if a list contains live and test records', async () => {
		setModes((index) => index % 2 === 0);
		expect(await hintsOf({}, 3)).toEqual([
			'The output contains test records. To exclude them, add the filter Payment Mode and select Live.',
		]);
	});

	it.each([
		['a filter for live records', { paymentMode: 'live' }, (index: number) => index % 2 === 0],
		['a filter for test records', { paymentMode: 'test' }, (index: number) => index % 2 === 0],
		['live records only', {}, () => true],
		['test records only', {}, () => false],
	])('is not shown with %s', async (_name, filters, liveMode) => {
		setModes(liveMode);
		expect(await hintsOf(filters)).toEqual([]);
	});
});
