import { ghlToken } from '../../../sandbox/ghl/access';
import type { FaultSpec } from '../../../sandbox/server/faults';
import { inVirtualTime, type Timed } from '../../harness/virtualTime';
import { startTestbed, type Testbed } from '../../operations/support/testbed';
import { checksWith, setupChecker, type Setup } from './support';

let testbed: Testbed;

beforeAll(async () => {
	testbed = await startTestbed();
});

afterAll(async () => await testbed.close());

const check = setupChecker('ghlOrders', () => testbed);
const LIMITS = { options: { timeout: 1, maxWait: 1 } };

/** Checks the setup in virtual time: on a slow machine, valid responses can take longer than the limits. */
const checkWithFault = async (fault: FaultSpec): Promise<Timed<Setup>> => {
	const credentials = (bed: Testbed) => {
		bed.sandbox.faults.add(fault);
		return ghlToken('full')(bed);
	};
	return await inVirtualTime(async () => await check(credentials, LIMITS));
};

describe('with an API that fails', () => {
	const path = '/ghl/payments/orders';

	it.each([
		[{ kind: 'status', status: 500 }, /^GHL could not process the request \(status 500\)/],
		[{ kind: 'hang' }, /^The connection to GHL closed before the response was complete/],
		[{ kind: 'html' }, /^GHL could not process the request \(status 502\)/],
		[{ kind: 'wrongShape' }, /^GHL returned a response that n8n can't read/],
		[{ kind: 'empty' }, /^GHL returned a response that n8n can't read/],
	] as const)('runs the other checks if one request fails: %j', async (effect, what) => {
		const { result } = await checkWithFault({ path, effect });
		expect(checksWith(result, false)).toEqual(['Scope payments/orders.readonly']);
		expect(result.checks.get('Scope payments/orders.readonly')?.what).toMatch(what);
		expect(result.checks.get('Fields of Order')?.ok).toBeNull();
	});

	it('ends in bounded time if no request gets a response', async () => {
		const { result, ms } = await checkWithFault({ effect: { kind: 'hang' } });
		expect(ms).toBeLessThan(15_000);
		expect(checksWith(result, false)).toEqual(['Connection']);
		const healthy = await check(ghlToken('full'));
		expect([...result.checks.keys()]).toEqual([...healthy.checks.keys()]);
	});

	it('reports that the daily limit is reached', async () => {
		const { checks } = (await checkWithFault({ effect: { kind: 'dailyLimit' } })).result;
		expect(checks.get('Connection')).toMatchObject({ ok: false });
		expect(checks.get('Rate Limit')).toMatchObject({
			ok: false,
			remedy: 'Run the workflow again after the daily limit resets',
		});
	});
});
