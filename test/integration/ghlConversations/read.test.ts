import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { add, addConversation } from '../../../sandbox/ghl/conversations/data';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { locator } from '../../harness';
import { UNLIMITED } from '../engine/support';
import { contactsOf, run, runItems } from './support';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 200, rateLimit: UNLIMITED });
});
afterEach(() => sandbox.close());

const data = () => sandbox.world.ghl.conversationData;
const mine = () => data().conversations.all(MAIN_LOCATION.id);

it('lists all conversations page by page, each once', async () => {
	const { ghl } = sandbox.world;
	const [contact] = contactsOf(sandbox);
	for (let i = 0; i < 230; i++) addConversation(ghl, contact, Date.now() - i * 1000, false);
	const all = await run(sandbox, {
		resource: 'conversation',
		operation: 'getAll',
		returnAll: true,
	});
	expect(all.map(({ conversationId }) => conversationId).sort()).toEqual(
		mine()
			.map(({ _id }) => _id)
			.sort(),
	);
});

it('lists all messages of a conversation with as many requests as it has pages', async () => {
	const [conversation] = mine();
	for (let i = 0; i < 150; i++) {
		add(sandbox.world.ghl, conversation, {
			...{ type: 'TYPE_SMS', direction: 'inbound', body: `Message ${i}` },
			at: Date.now() + i,
		});
	}
	const expected = data()
		.messages.all(MAIN_LOCATION.id)
		.filter(({ conversationId }) => conversationId === conversation._id);
	const path = `/ghl/conversations/${conversation._id}/messages`;
	const all = await run(sandbox, {
		operation: 'getAll',
		conversationId: locator(conversation._id),
		returnAll: true,
	});
	expect(all).toHaveLength(expected.length);
	expect(new Set(all.map(({ messageId }) => messageId)).size).toBe(expected.length);
	expect(sandbox.requests.entries.filter((entry) => entry.path === path)).toHaveLength(2);
});

it('exports fewer messages than the smallest page of the API', async () => {
	expect(await run(sandbox, { operation: 'export', limit: 3 })).toHaveLength(3);
});

describe('a call', () => {
	const callId = () => {
		const [call] = data()
			.messages.all(MAIN_LOCATION.id)
			.filter(({ transcript }) => transcript);
		return call._id;
	};

	it('has its recording as binary data', async () => {
		const [{ json, binary }] = await runItems(sandbox, {
			operation: 'getRecording',
			messageId: callId(),
			outputField: 'recording',
		});
		const recording = binary?.recording;
		expect(recording).toMatchObject({ fileName: 'audio.wav', mimeType: 'audio/x-wav' });
		const bytes = Buffer.from(String(recording?.data), 'base64');
		expect(bytes.subarray(0, 4).toString()).toBe('RIFF');
		expect(bytes).toHaveLength(Number(json.fileSize));
	});

	it('has its transcription as text and as a file', async () => {
		const messageId = callId();
		const [{ json, binary }] = await runItems(sandbox, {
			operation: 'downloadTranscription',
			messageId,
		});
		const text = data().messages.get(messageId)?.transcript?.join('\n');
		expect(json).toEqual({ messageId, text });
		const { data: base64 = '', fileName } = binary?.data ?? {};
		expect(fileName).toBe('transcription.txt');
		expect(Buffer.from(base64, 'base64').toString()).toBe(text);
	});
});
