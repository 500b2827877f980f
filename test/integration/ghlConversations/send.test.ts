import type { INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { locator } from '../../harness';
import { contactsOf, run, sentByApi } from './support';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 30, rateLimit: null });
});
afterEach(() => sandbox.close());

const form = (more: INodeParameters = {}): INodeParameters => ({
	operation: 'send',
	type: 'SMS',
	recipient: 'contact',
	contactId: locator(contactsOf(sandbox)[0]._id),
	message: 'Hello',
	...more,
});

const setDetails = (details: Record<string, unknown>) =>
	sandbox.world.ghl.contacts.update(contactsOf(sandbox)[0]._id, { details });

const posts = () => sandbox.requests.entries.filter(({ method }) => method === 'POST');

describe('do not disturb', () => {
	it.each([
		['SMS', { dndSettings: { SMS: { status: 'active' } } }],
		['RCS', { dndSettings: { SMS: { status: 'active' } } }],
		['Email', { dndSettings: { Email: { status: 'permanent' } } }],
		['WhatsApp', { dndSettings: { WhatsApp: { status: 'active' } } }],
		['Live_Chat', { dnd: true }],
	])('blocks a message of the type %s before it is sent', async (type, details) => {
		setDetails(details);
		const more = { type, subject: 'Hello', html: '<p>Hello</p>' };
		await expect(run(sandbox, form(more))).rejects.toMatchObject({
			message: expect.stringMatching(/does not accept messages.*\(do not disturb\)/) as string,
			description: expect.stringContaining("'Ignore Do Not Disturb'") as string,
		});
		expect(posts()).toEqual([]);
	});

	it('of another channel, or an inactive one, does not block a message', async () => {
		setDetails({ dndSettings: { Email: { status: 'active' }, SMS: { status: 'inactive' } } });
		expect(await run(sandbox, form())).toMatchObject([{ sent: true }]);
	});

	it('is not checked with Ignore Do Not Disturb, and the API decides', async () => {
		setDetails({ dnd: true });
		await expect(run(sandbox, form({ options: { ignoreDnd: true } }))).rejects.toThrow(
			/Cannot send message as DND is active for SMS/,
		);
		expect(posts()).toHaveLength(1);
	});
});

describe('a message with an unknown outcome', () => {
	it.each([
		['a lost connection', { kind: 'reset', when: 'after' }],
		['a server error', { kind: 'status', status: 502, when: 'after' }],
		['an incomplete response', { kind: 'cutJson' }],
	] as const)('is not sent again after %s', async (_name, effect) => {
		sandbox.faults.add({ method: 'POST', path: '/ghl/conversations/messages', effect });
		await expect(run(sandbox, form())).rejects.toMatchObject({
			message: expect.stringContaining('may or may not') as string,
			context: expect.objectContaining({ unknownOutcome: true }) as object,
		});
		expect(sentByApi(sandbox)).toHaveLength(1);
	});
});

describe('an expression without a value', () => {
	it.each([
		['the contact', { contactId: locator('={{ $json.none }}') }, /Contact/],
		['the email', { recipient: 'email', email: '={{ $json.none }}' }, /Email/],
		['the email, only blanks', { recipient: 'email', email: '  ' }, /Email/],
		['the phone', { recipient: 'phone', phone: '={{ $json.none }}' }, /Phone/],
		['the key', { options: { onceKey: '={{ $json.none }}' } }, /Send Once Per Key/],
		['the key, only blanks', { options: { onceKey: '=  {{ $json.none }}' } }, /Send Once Per Key/],
	])('in %s sends no request', async (_name, parameters, message) => {
		await expect(run(sandbox, form(parameters as INodeParameters))).rejects.toThrow(message);
		expect(sandbox.requests.entries).toEqual([]);
	});
});

describe('attachments', () => {
	const items = [
		{
			json: {},
			binary: Object.fromEntries(
				['first', 'second'].map((field) => [
					field,
					{
						data: Buffer.from(field).toString('base64'),
						mimeType: 'text/plain',
						fileName: 'note.txt',
					},
				]),
			),
		},
	];
	const attached = () => form({ additionalFields: { attachmentFields: 'first, second' } });

	it('of a contact without a conversation are uploaded to a new one', async () => {
		const contact = contactsOf(sandbox)[10];
		await run(sandbox, { ...attached(), contactId: locator(contact._id) }, { items });
		const [message] = sentByApi(sandbox);
		expect(message.contactId).toBe(contact._id);
		expect(message.attachments).toEqual([
			expect.stringMatching(/\/note\.txt$/),
			expect.stringMatching(/\/2-note\.txt$/),
		]);
	});

	it('that are too large are rejected before the message is sent', async () => {
		const data = Buffer.alloc(5 * 1024 * 1024 + 1).toString('base64');
		const binary = { first: { data, mimeType: 'text/plain', fileName: 'note.txt' } };
		const parameters = { ...attached(), additionalFields: { attachmentFields: 'first' } };
		await expect(run(sandbox, parameters, { items: [{ json: {}, binary }] })).rejects.toThrow(
			/larger than 5 MB/,
		);
		expect(sentByApi(sandbox)).toEqual([]);
	});

	it('that are missing are named, with the fields that the item has', async () => {
		const parameters = { ...attached(), additionalFields: { attachmentFields: 'third' } };
		await expect(run(sandbox, parameters, { items })).rejects.toMatchObject({
			message: "The input item has no binary data in the field 'third'",
			description: 'It has these fields with binary data: first, second.',
		});
	});
});

it('is scheduled, and canceled before it is sent', async () => {
	const sendAt = new Date(Date.now() + 3_600_000).toISOString();
	const [{ messageId }] = await run(
		sandbox,
		form({ additionalFields: { scheduledTimestamp: sendAt } }),
	);
	expect(sentByApi(sandbox)).toMatchObject([{ _id: messageId, status: 'scheduled' }]);
	await run(sandbox, { operation: 'cancelScheduled', messageId: String(messageId) });
	expect(sentByApi(sandbox)).toEqual([]);
});

it.each([
	['SMS', { phone: '' }, /Missing phone number/],
	['Email', { email: '' }, /Missing email/],
])('of the type %s needs the address of the contact', async (type, changes, message) => {
	sandbox.world.ghl.contacts.update(contactsOf(sandbox)[0]._id, changes);
	const parameters = form({ type, subject: 'Hello', html: '<p>Hello</p>' });
	await expect(run(sandbox, parameters)).rejects.toThrow(message);
});
