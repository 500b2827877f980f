import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { MAIN_LOCATION } from '../../sandbox/ghl/accounts';
import { chain, itemsOf, node, START } from '../../sandbox/n8n/chain';
import { outputOf } from '../../sandbox/n8n/client';
import { CREDENTIAL_NAMES, importWorkflow } from '../../sandbox/n8n/credentials';
import type { FaultEffect } from '../../sandbox/server';
import { startTestbed, type Testbed } from './support/testbed';

const COUNT = 160;
/** How many requests the node sends at the same time. */
const PARALLEL = 5;
const FAULTS: FaultEffect[] = [
	{ kind: 'tooManyRequests', retryAfter: 0 },
	{ kind: 'status', status: 500 },
	{ kind: 'status', status: 503, when: 'after' },
	{ kind: 'reset' },
	{ kind: 'reset', when: 'after' },
	{ kind: 'html', when: 'after' },
	{ kind: 'cutJson' },
	{ kind: 'softFailure' },
];

const contactId = (value: string) => ({ __rl: true, mode: 'id', value });

describe('GHL Conversations in n8n', () => {
	let testbed: Testbed;
	beforeAll(async () => {
		const rateLimit = { max: 100_000, intervalMs: 1_000, daily: 10_000_000 };
		testbed = await startTestbed({}, { orders: 60, rateLimit });
	});
	afterAll(async () => await testbed?.close());

	const contacts = () => testbed.sandbox.world.ghl.contacts.all(MAIN_LOCATION.id);
	const sent = () =>
		testbed.sandbox.world.ghl.conversationData.messages
			.all(MAIN_LOCATION.id)
			.filter(({ source }) => source === 'api');
	const message = (
		name: string,
		parameters: INodeParameters,
		credentials: INode['credentials'] = { ghlApi: { id: null, name: CREDENTIAL_NAMES.token } },
	) =>
		node(
			name,
			'n8n-nodes-ghl-commerce.ghlConversations',
			1,
			{ resource: 'message', ...parameters },
			credentials,
		);

	it.each([
		['a private integration token', 'apiKey', 'ghlApi', CREDENTIAL_NAMES.token],
		['an OAuth2 connection', 'oAuth2', 'ghlOAuth2Api', CREDENTIAL_NAMES.oauth],
	])(
		'sends, schedules, cancels, and reads messages with %s',
		async (_, authentication, type, name) => {
			const [{ _id, email }] = contacts();
			const credentials = { [type]: { id: null, name } };
			const step = (title: string, parameters: INodeParameters) =>
				message(title, { authentication, ...parameters }, credentials);
			const workflow = chain(
				`Messages with ${name}`,
				node('File', 'n8n-nodes-base.convertToFile', 1.1, {
					operation: 'csv',
					options: { fileName: 'invoice.txt' },
				}),
				step('Email', {
					operation: 'send',
					type: 'Email',
					recipient: 'email',
					email: String(email),
					subject: 'Your order is on its way',
					html: '<p>Hello</p>',
					additionalFields: { attachmentFields: 'data' },
				}),
				step('Schedule', {
					operation: 'send',
					type: 'SMS',
					recipient: 'contact',
					contactId: contactId(_id),
					message: 'Later',
					additionalFields: { scheduledTimestamp: '={{ $now.plus(1, "hour").toISO() }}' },
				}),
				step('Get', { operation: 'get', messageId: '={{ $json.messageId }}' }),
				step('Cancel', { operation: 'cancelScheduled', messageId: '={{ $json.messageId }}' }),
			);
			const before = sent().length;
			const { id } = await importWorkflow(testbed.n8n.client, workflow, testbed.credentials);
			const execution = await testbed.n8n.client.run(id, START);
			const output = (title: string): IDataObject[] => outputOf(execution, title);

			expect(output('Email')).toMatchObject([{ sent: true, contactId: _id }]);
			expect(output('Get')).toMatchObject([{ status: 'scheduled', body: 'Later' }]);
			expect(output('Cancel')).toEqual([{ success: true }]);
			const made = sent().slice(before);
			expect(made).toMatchObject([
				{ contactId: _id, attachments: [expect.stringMatching(/\/invoice\.txt$/) as string] },
			]);
		},
	);

	it(`sends ${COUNT} messages at most once each, despite eight faults, a kill, and more runs`, async () => {
		const { n8n, sandbox, credentials } = testbed;
		const faults = FAULTS.map((effect, i) =>
			sandbox.faults.add({
				...{ method: 'POST', path: '/ghl/conversations/messages', effect },
				...{ skip: i, every: FAULTS.length * 3, times: 3 },
			}),
		);
		const rows = JSON.stringify({
			rows: Array.from({ length: COUNT }, (_, number) => ({ number })),
		});
		const send = message('Send', {
			operation: 'send',
			type: 'SMS',
			recipient: 'contact',
			contactId: contactId(contacts()[1]._id),
			message: '=Message {{ $json.number }}',
			options: { ignoreDnd: true, onceKey: '=e2e {{ $json.number }}', parallel: PARALLEL },
		});
		const workflow = chain('Messages and a kill', ...itemsOf('rows', rows), {
			...send,
			onError: 'continueRegularOutput',
		});
		const texts = () =>
			sent()
				.map(({ body }) => String(body))
				.filter((body) => body.startsWith('Message '));
		const { id } = await importWorkflow(n8n.client, workflow, credentials);

		const first = await n8n.client.start(id, START);
		while (texts().length < COUNT * 0.4) {
			const { status } = await n8n.client.call<{ status: string }>('GET', `/executions/${first}`);
			expect(['new', 'running']).toContain(status);
			await sleep(50);
		}
		await n8n.kill();
		const atKill = texts().length;
		expect(atKill).toBeLessThan(COUNT);
		await n8n.start();
		const runs: IDataObject[][] = [];
		for (let run = 0; run < 3; run++) {
			runs.push(outputOf(await n8n.client.run(id, START, 300_000), 'Send'));
		}

		expect(new Set(texts()).size).toBe(texts().length);
		const last = runs[2];
		const unknown = last.flatMap(({ reason }, i) => (reason === 'outcomeUnknown' ? [i] : []));
		const others = last.flatMap(({ reason }, i) => (reason === 'alreadySent' ? [i] : []));
		expect(unknown.length + others.length).toBe(COUNT);
		expect(others.filter((i) => !texts().includes(`Message ${i}`))).toEqual([]);
		const hits = faults.map((fault) => fault.hits);
		expect(Math.min(...hits)).toBeGreaterThan(0);
		console.log(`Killed after ${atKill} messages; ${unknown.length} with an unknown outcome`);
	});
});
