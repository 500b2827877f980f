import { GhlOpportunitiesTrigger } from '../../../nodes/ghl/GhlOpportunitiesTrigger/GhlOpportunitiesTrigger.node';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { createPoller } from '../../harness';
import { apiRequests, tokenCredential, UNLIMITED } from '../engine/support';

/** More than the numbered pages of the opportunity search contain. */
const COUNT = 10_400;

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 20, days: 5, rateLimit: UNLIMITED });
});
afterEach(async () => await sandbox.close());

it('emits each change once if more records changed than the search can return in pages', async () => {
	const { opportunities } = sandbox.world.ghl.opportunityData;
	const [model] = opportunities.all(MAIN_LOCATION.id);
	const poller = createPoller({
		node: new GhlOpportunitiesTrigger(),
		parameters: { events: ['opportunityUpdated'], options: { maxRecords: COUNT } },
		credentials: tokenCredential(sandbox),
	});
	const now = Date.now();
	const added = Array.from({ length: COUNT }, (_, i) => {
		const at = new Date(now - 30 * 86_400_000 + i).toISOString();
		return { ...model, _id: `added${i}`, createdAt: at, updatedAt: at };
	});
	opportunities.load(added);
	await poller.activate();
	for (const [i, { _id }] of added.entries()) {
		opportunities.update(_id, { updatedAt: new Date(now + i).toISOString() });
	}
	const before = apiRequests(sandbox).length;
	const ids = ((await poller.poll()) ?? []).map(({ json }) => json.opportunityId);
	expect(ids).toEqual(added.map(({ _id }) => _id));
	expect(apiRequests(sandbox).length - before).toBeLessThan(25);
	expect(await poller.poll()).toBeNull();
});
