import type { FaultEffect } from '../../../sandbox/server/faults';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { locator, processed } from '../../harness';
import { UNLIMITED } from '../engine/support';
import { contactsOf, run, sentByApi } from './support';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 30, rateLimit: UNLIMITED });
	processed.clear();
	processed.across = true;
});
afterEach(async () => {
	processed.across = false;
	await sandbox.close();
});

/** Before and after the API processes a request, and responses that do not show what it did. */
const EFFECTS: readonly FaultEffect[] = [
	{ kind: 'tooManyRequests', retryAfter: 0 },
	{ kind: 'status', status: 500 },
	{ kind: 'status', status: 503, when: 'after' },
	{ kind: 'reset' },
	{ kind: 'reset', when: 'after' },
	{ kind: 'html', when: 'after' },
	{ kind: 'cutJson' },
	{ kind: 'wrongShape' },
	{ kind: 'softFailure' },
];

const MESSAGES = 500;

it('sends 500 messages at most once each through nine faults and three more runs', async () => {
	EFFECTS.forEach((effect, i) =>
		sandbox.faults.add({
			...{ method: 'POST', path: '/ghl/conversations/messages', effect },
			...{ skip: i, every: EFFECTS.length * 3, times: 12 },
		}),
	);
	const items = Array.from({ length: MESSAGES }, (_, i) => ({ json: { number: i } }));
	const parameters = {
		operation: 'send',
		type: 'SMS',
		recipient: 'contact',
		contactId: locator(contactsOf(sandbox)[0]._id),
		message: '=Message {{ $json.number }}',
		options: { ignoreDnd: true, onceKey: '=welcome {{ $json.number }}' },
	};
	const runs = [];
	for (let i = 0; i < 4; i++) {
		runs.push(await run(sandbox, parameters, { items, continueOnFail: true }));
	}
	const texts = sentByApi(sandbox).map(({ body }) => body);
	expect(new Set(texts).size).toBe(texts.length);

	const hits = sandbox.faults.all().map((fault) => fault.hits);
	expect(Math.min(...hits)).toBeGreaterThan(0);
	const last = runs[3];
	const unknown = last.flatMap(({ reason }, i) => (reason === 'outcomeUnknown' ? [i] : []));
	// The first failure of an unknown message states it, and each later run names it.
	expect(unknown.length).toBeGreaterThan(0);
	for (const i of unknown) {
		const failures = runs.map((one) => String(one[i].error ?? ''));
		expect(failures.filter((text) => text.includes('may or may not'))).toHaveLength(1);
	}
	// All others were sent exactly once.
	const isUnknown = new Set(unknown);
	const others = items.map(({ json }) => json.number).filter((i) => !isUnknown.has(i));
	expect(others.filter((i) => !texts.includes(`Message ${i}`))).toEqual([]);
	for (const i of others) expect(last[i]).toMatchObject({ sent: false, reason: 'alreadySent' });
}, 120_000);
