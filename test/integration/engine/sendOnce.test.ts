import type { IDataObject } from 'n8n-workflow';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { orderRow } from '../../../sandbox/ghl/payments/views';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { locator, processed } from '../../harness';
import { contactsOf, run as runMessage, sentByApi } from '../ghlConversations/support';
import { oauthCredential, run as runTrustpilot, UNLIMITED } from '../trustpilot/support';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 30, settings: UNLIMITED, rateLimit: null });
	processed.clear();
	processed.across = true;
});
afterEach(async () => {
	processed.across = false;
	processed.onChange = undefined;
	await sandbox.close();
});

/** A write that runs once for each key. */
interface Write {
	name: string;
	run: () => Promise<IDataObject[]>;
	count: () => number;
	path: string;
	sent: string;
	already: string;
}

const WRITES: readonly Write[] = [
	{
		name: 'a message',
		run: async () =>
			await runMessage(sandbox, {
				operation: 'send',
				type: 'SMS',
				recipient: 'contact',
				contactId: locator(contactsOf(sandbox)[0]._id),
				message: 'Hello',
				options: { ignoreDnd: true, onceKey: 'welcome 1' },
			}),
		count: () => sentByApi(sandbox).length,
		path: '/ghl/conversations/messages',
		sent: 'sent',
		already: 'alreadySent',
	},
	{
		name: 'an invitation',
		run: async () => {
			const [order] = sandbox.world.ghl.orders.all(MAIN_LOCATION.id).filter((one) => one.liveMode);
			const items = await runTrustpilot(
				oauthCredential(sandbox, 'user'),
				{ resource: 'invitation', operation: 'createEmail' },
				{ items: [{ json: orderRow(sandbox.world, order) as IDataObject }] },
			);
			return items.map(({ json }) => json);
		},
		count: () => sandbox.control.trustpilot.invitations().length,
		path: '/trustpilot-invitations/',
		sent: 'invited',
		already: 'alreadyInvited',
	},
];

/** A moment at which n8n can be killed. */
interface Moment {
	restore: () => void;
	/** The API already processed the write. */
	isSent: boolean;
}

/** Runs a write, and returns each moment between two changes of the stored data. */
async function momentsOf({ run, count }: Write): Promise<Moment[]> {
	const before = count();
	const moments: Moment[] = [{ restore: processed.savepoint(), isSent: false }];
	processed.onChange = () =>
		moments.push({ restore: processed.savepoint(), isSent: count() > before });
	await run().catch(() => undefined);
	processed.onChange = undefined;
	return moments;
}

describe.each(WRITES)('$name, if n8n is killed at any moment', (write) => {
	const { run, count, sent, already } = write;

	it('is sent at most once, and is reported as unknown if it was possibly sent', async () => {
		const moments = await momentsOf(write);
		const lastUnsent = moments.filter(({ isSent }) => !isSent).length - 1;
		expect(lastUnsent).toBeGreaterThan(0);
		expect(moments.at(-1)?.isSent).toBe(true);
		for (const [i, { restore }] of moments.entries()) {
			restore();
			const before = count();
			const [result] = await run();
			const isRepeated = count() > before;
			expect([i, isRepeated]).toEqual([i, i < lastUnsent]);
			expect(result[sent]).toBe(isRepeated);
			const isFinished = i === moments.length - 1;
			if (!isRepeated) expect(result.reason).toBe(isFinished ? already : 'outcomeUnknown');
		}
	});

	it('is sent by the next run if the API rejected it', async () => {
		const rejection = { method: 'POST', path: write.path, times: 1 };
		const fault = sandbox.faults.add({ ...rejection, effect: { kind: 'status', status: 400 } });
		const moments = await momentsOf(write);
		expect(fault.hits).toBe(1);
		expect(count()).toBe(0);
		moments.at(-1)?.restore();
		expect((await run())[0][sent]).toBe(true);
	});

	it('remains sent in each run after it', async () => {
		await run();
		const moments = await momentsOf(write);
		for (const { restore } of moments) {
			restore();
			const [{ reason }] = await run();
			expect([already, 'outcomeUnknown']).toContain(reason);
		}
		expect(count()).toBe(1);
		moments.at(-1)?.restore();
		expect((await run())[0].reason).toBe(already);
	});
});
