import type { INodeExecutionData } from 'n8n-workflow';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { orderRow } from '../../../sandbox/ghl/payments/views';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { processed } from '../../harness';
import { inVirtualTime } from '../../harness/virtualTime';
import { oauthCredential, run, UNLIMITED } from './support';

const INVITE = { resource: 'invitation', operation: 'createEmail' };

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 120, settings: UNLIMITED });
	processed.clear();
	processed.across = true;
});
afterEach(async () => {
	processed.across = false;
	await sandbox.close();
});

const sent = () =>
	sandbox.control.trustpilot.invitations().map(({ body }) => String(body.referenceNumber));
const orders = () => sandbox.world.ghl.orders.all(MAIN_LOCATION.id);
const live = () => orders().filter(({ liveMode }) => liveMode);
const items = (): INodeExecutionData[] =>
	live().map((order) => ({ json: orderRow(sandbox.world, order) }));

describe('one reference', () => {
	it('is invited once, in one execution and in later and concurrent ones', async () => {
		const credentials = oauthCredential(sandbox, 'user');
		const twice = [...items(), ...items()];
		const parameters = { ...INVITE, options: { parallel: 10 } };
		await run(credentials, parameters, { items: twice });
		const again = await run(credentials, parameters, { items: items() });
		expect(again.map(({ json }) => json.reason)).toEqual(items().map(() => 'alreadyInvited'));
		expect(sent().sort()).toEqual(
			live()
				.map(({ _id }) => _id)
				.sort(),
		);
	});

	it('is invited again if selected', async () => {
		const credentials = oauthCredential(sandbox, 'user');
		const [item] = items();
		await run(credentials, INVITE, { items: [item] });
		await run(credentials, { ...INVITE, options: { inviteAgain: true } }, { items: [item] });
		expect(sent()).toHaveLength(2);
	});

	it('has an unknown outcome until it is invited again, and again if that response is lost', async () => {
		const credentials = oauthCredential(sandbox, 'user');
		const [item] = items();
		const invite = async (inviteAgain: boolean) => {
			const parameters = { ...INVITE, options: inviteAgain ? { inviteAgain } : {} };
			const rest = { items: [item], continueOnFail: true };
			const { result } = await inVirtualTime(async () => await run(credentials, parameters, rest));
			const [{ json }] = result;
			return (
				json.reason ?? json.invited ?? /may or may not have processed/.test(String(json.error))
			);
		};
		const lose = () =>
			sandbox.faults.add({
				path: '/trustpilot-invitations/',
				times: 1,
				effect: { kind: 'reset', when: 'after' },
			});
		lose();
		await invite(true);
		expect(await invite(false)).toBe('outcomeUnknown');
		expect(await invite(true)).toBe(true);
		expect(await invite(false)).toBe('alreadyInvited');
		lose();
		await invite(true);
		expect(await invite(false)).toBe('outcomeUnknown');
		expect(sent()).toHaveLength(3);
	});

	it('is never invited twice despite faults, and stays unknown after an unknown outcome', async () => {
		const path = '/trustpilot-invitations/';
		for (const effect of [
			{ kind: 'reset' as const, when: 'after' as const },
			{ kind: 'tooManyRequests' as const },
			{ kind: 'status' as const, status: 400 },
			{ kind: 'status' as const, status: 503, when: 'after' as const },
		]) {
			sandbox.faults.add({ path, chance: 0.1, effect });
		}
		const credentials = oauthCredential(sandbox, 'user');
		const { result: first } = await inVirtualTime(
			async () => await run(credentials, INVITE, { items: items(), continueOnFail: true }),
		);
		const unknown = first.filter(({ json }) =>
			/may or may not have processed/.test(String(json.error)),
		);
		const rejectedItems = first.filter(({ json }) =>
			/rejected the request/.test(String(json.error)),
		);
		expect(unknown.length).toBeGreaterThan(0);
		expect(rejectedItems.length).toBeGreaterThan(0);
		sandbox.faults.clear();
		const second = await run(credentials, INVITE, { items: items() });

		expect(second.filter(({ json }) => json.invited).length).toBe(rejectedItems.length);
		const standing = second.filter(({ json }) => json.reason === 'outcomeUnknown');
		expect(standing.length).toBe(unknown.length);
		expect(new Set(sent()).size).toBe(sent().length);
		expect(sent().length).toBe(live().length);
	});
});
