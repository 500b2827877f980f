import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';
import type { Browser } from 'playwright-core';
import { type Execution, outputOf, type WorkflowJson } from '../../sandbox/n8n/client';
import { importWorkflow } from '../../sandbox/n8n/credentials';
import type { FaultEffect, LogEntry } from '../../sandbox/server';
import { SEED } from '../harness/property';
import { startBrowser } from './support/browser';
import { productionUrl, showStars } from './support/details';
import { Editor } from './support/editor';
import { example } from './support/examples';
import { Flows, until } from './support/flows';
import { polledEveryFiveSeconds } from './support/pollTimes';
import { startTestbed, type Testbed } from './support/testbed';
import {
	inviteFulfilled,
	STEPS,
	userCredential,
	WEBHOOK_TRIGGER,
	withTrigger,
} from './support/trustpilot';

const INVITATIONS = '/trustpilot-invitations/';
const LIVE = 500;
const TESTS = 10;

/** Faults of invitation requests. The response to an invitation is empty, so the fault contains incomplete JSON. */
const FAULTS: FaultEffect[] = [
	{ kind: 'reset', when: 'before' },
	{ kind: 'reset', when: 'after' },
	{ kind: 'status', status: 502, when: 'before' },
	{ kind: 'status', status: 502, when: 'after' },
	{ kind: 'status', status: 200, body: '{"invitations":[{"id":"66a0', when: 'after' },
	{ kind: 'tooManyRequests' },
	{ kind: 'tooManyRequests', retryAfter: 1 },
	{ kind: 'html', status: 403 },
];

/**
 * Returns the expected result of an invitation after a fault. A client cannot distinguish a reset before processing
 * from one after it.
 */
function dueOf({ fault, status }: LogEntry): 'invited' | 'unknown' | 'refused' {
	if (fault === undefined) return 'invited';
	return status === 403 ? 'refused' : 'unknown';
}

/** Returns the result of an item. */
function saidBy({ invited, reason, error }: IDataObject): string {
	if (error === undefined) return invited === true ? 'invited' : String(reason);
	return /may or may not have processed/.test(String(error)) ? 'unknown' : 'refused';
}

const referenceOf = ({ body }: LogEntry): string | undefined =>
	(body as { referenceNumber?: string } | undefined)?.referenceNumber;

/**
 * Returns the last attempt for each order. Requests are sent one at a time, and only a request with a 429 is
 * retried. A request that a fault blocks shows no body, so its position identifies it.
 */
function endings(orders: string[], attempts: LogEntry[]): Map<string, LogEntry> {
	const left = [...attempts];
	const ends = orders.map((id) => {
		const end = left.findIndex(({ status }) => status !== 429);
		return [id, left.splice(0, end + 1).at(-1) as LogEntry] as const;
	});
	expect(left).toEqual([]);
	for (const [id, entry] of ends) expect(referenceOf(entry) ?? id).toBe(id);
	return new Map(ends);
}

describe(`Trustpilot in n8n (SEED=${SEED})`, () => {
	let testbed: Testbed;
	let browser: Browser;
	let editor: Editor;
	let flows: Flows;

	beforeAll(async () => {
		testbed = await startTestbed({ hasEditor: true }, { seed: SEED, orders: 0, rateLimit: null });
		flows = new Flows(testbed);
		browser = await startBrowser();
		editor = await Editor.open(browser, testbed.n8n.url);
	});
	afterAll(async () => {
		await browser?.close();
		await testbed?.close();
	});

	const sent = () =>
		testbed.sandbox.control.trustpilot
			.invitations()
			.map(({ body }) => String(body.referenceNumber));
	const attemptsSince = (seq: number) =>
		testbed.sandbox.requests
			.since(seq)
			.filter(({ method, path }) => method === 'POST' && path.startsWith(INVITATIONS));

	it('connects with OAuth2 in the browser, and refreshes an expired token automatically', async () => {
		const { n8n, sandbox } = testbed;
		const name = 'Connected in the Browser';
		await editor.connect(await n8n.client.saveCredential(userCredential(sandbox.url, name)));
		await editor.newWorkflow();
		await editor.searchPanel('trustpilot');
		await editor.openEntry('Trustpilot');
		await editor.dragIn('Get invitation templates');
		await editor.chooseCredential(name);
		expect(await editor.executeStep()).toHaveLength(2);

		const before = sandbox.requests.lastSeq;
		expect(sandbox.control.trustpilot.expireTokens()).toBeGreaterThan(0);
		expect(await editor.executeStep()).toHaveLength(2);
		const calls = sandbox.requests.since(before);
		expect(
			calls.map(({ method, path, status }) => [method, path.split('/').pop(), status]),
		).toEqual([
			['GET', 'templates', 401],
			['POST', 'accesstoken', 200],
			['GET', 'templates', 200],
		]);
	});

	it('shows a picture in the editor', async () => {
		expect(await showStars(editor)).toEqual({ width: 512, height: 96 });
	});

	describe(`for ${LIVE} fulfilled orders, with faults`, () => {
		let workflowId: string;
		let live: string[];
		/** The result of each order of the first run, and the last attempt of its invitation. */
		let first: { said: Map<string, string>; ends: Map<string, LogEntry> };

		/** Returns the result of each order of the run, by its ID. */
		function answers(execution: Execution): Map<string, string> {
			const orders = outputOf(execution, STEPS.fulfilled);
			const items = outputOf(execution, STEPS.invite);
			expect(items).toHaveLength(orders.length);
			return new Map(orders.map(({ orderId }, i) => [String(orderId), saidBy(items[i])]));
		}

		beforeAll(async () => {
			const { control, faults, requests } = testbed.sandbox;
			const fulfilled = (count: number, liveMode: boolean) =>
				control.ghl.createOrders({ count, liveMode }).map(({ _id }) => {
					control.ghl.fulfill(_id);
					return _id;
				});
			live = fulfilled(LIVE, true);
			fulfilled(TESTS, false);
			control.ghl.createOrders({ count: TESTS, liveMode: true });
			const { n8n, credentials } = testbed;
			workflowId = (await importWorkflow(n8n.client, inviteFulfilled(), credentials)).id;

			for (const effect of FAULTS)
				faults.add({ method: 'POST', path: INVITATIONS, chance: 0.025, effect });
			const before = requests.lastSeq;
			const startedAt = Date.now();
			const said = answers(await n8n.client.run(workflowId, STEPS.start));
			const attempts = attemptsSince(before);
			const orders = [...said.keys()].filter((id) => live.includes(id));
			first = { said, ends: endings(orders, attempts) };
			const hits = faults.all().map(({ effect, hits: count }) => `${effect.kind}: ${count}`);
			const seconds = Math.round((Date.now() - startedAt) / 1000);
			console.log(`${attempts.length} requests in ${seconds} s; faults: ${hits.join(', ')}`);
			expect(faults.all().filter(({ hits: count }) => count === 0)).toEqual([]);
			faults.clear();
		});

		it('sends each received invitation once, and reports each known outcome', () => {
			const due = new Map([...first.ends].map(([id, entry]) => [id, dueOf(entry)]));
			const { said } = first;
			expect(due.size).toBe(LIVE);
			expect(said.size).toBe(LIVE + TESTS);
			expect([...said].filter(([id]) => !due.has(id)).map(([, text]) => text)).toEqual(
				Array.from({ length: TESTS }, () => 'testOrder'),
			);
			for (const [id, end] of due) expect([id, said.get(id)]).toEqual([id, end]);

			const arrived = live.filter((id) => first.ends.get(id)?.handledStatus === 200);
			expect(sent().sort()).toEqual(arrived.sort());
		});

		it('sends the invitations that failed in the next run, without duplicates', async () => {
			const { n8n, sandbox } = testbed;
			const refused = live.filter((id) => first.said.get(id) === 'refused');
			const unknown = new Set(live.filter((id) => first.said.get(id) === 'unknown'));
			const before = sandbox.requests.lastSeq;
			const said = answers(await n8n.client.run(workflowId, STEPS.start));
			expect(attemptsSince(before).map(referenceOf).sort()).toEqual(refused.sort());
			for (const id of live) {
				const due = unknown.has(id) ? 'outcomeUnknown' : 'alreadyInvited';
				expect([id, said.get(id)]).toEqual([id, refused.includes(id) ? 'invited' : due]);
			}
			expect(new Set(sent()).size).toBe(sent().length);
			// Only invitations with an unknown outcome are missing.
			const missing = live.filter((id) => !sent().includes(id));
			expect(missing.filter((id) => !unknown.has(id))).toEqual([]);
		});

		it('sends nothing in the third run', async () => {
			const before = testbed.sandbox.requests.lastSeq;
			await testbed.n8n.client.run(workflowId, STEPS.start);
			expect(attemptsSince(before)).toEqual([]);
		});
	});

	describe('a new review', () => {
		/** Returns the newest live order, as customers review it. */
		const newOrder = () => {
			const [order] = testbed.sandbox.control.ghl.createOrders({ liveMode: true });
			return order;
		};
		const post = async (referenceId: string, stars: number) => {
			const url = `${testbed.sandbox.url}/sandbox/trustpilot/reviews`;
			const { data } = await axios.post<{ id: string }>(url, { referenceId, stars, title: 'Hm' });
			return data.id;
		};
		/** Returns the first item of a step of an active workflow. */
		async function first(workflow: WorkflowJson, step: string): Promise<IDataObject> {
			await until(async () => (await flows.given(workflow, step)).length > 0);
			return (await flows.given(workflow, step))[0];
		}

		it('starts polling workflows with its order', async () => {
			const message = polledEveryFiveSeconds(example('review-with-its-order.json'));
			const task = polledEveryFiveSeconds(example('low-rating-to-task.json'));
			for (const workflow of [message, task]) await flows.activate(workflow);

			const order = newOrder();
			const reviewId = await post(order._id, 1);
			const told = await first(message, 'Message');
			expect(told).toMatchObject({ orderId: order._id, reviewId });
			expect(told.message).toContain(`the order of ${order.amount} ${order.currency}: Hm`);
			const made = await first(task, 'Call the Customer');
			expect(made).toMatchObject({ contactId: order.contactId, completed: false });
			expect(made.body).toContain(order._id);
			for (const workflow of [message, task]) {
				await testbed.n8n.client.deactivate(flows.idOf(workflow));
			}
		});

		it('starts a workflow immediately through the webhook URL that the form shows', async () => {
			const workflow = withTrigger(example('review-with-its-order.json'), WEBHOOK_TRIGGER);
			await flows.activate(workflow);
			await editor.openWorkflow(flows.idOf(workflow));
			await editor.openNode('New Review');
			const address = await productionUrl(editor);
			// The active node rejects a body that is not a Trustpilot event.
			const { status } = await axios.post(address, {}, { validateStatus: () => true });
			expect(status).toBe(400);
			testbed.sandbox.control.trustpilot.subscribe(address);

			const order = newOrder();
			const reviewId = await post(order._id, 4);
			const told = await first(workflow, 'Message');
			expect(told).toMatchObject({ orderId: order._id, reviewId });
		});
	});
});
