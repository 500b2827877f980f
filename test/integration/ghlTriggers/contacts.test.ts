import type { IDataObject } from 'n8n-workflow';

import { GhlContacts } from '../../../nodes/ghl/GhlContacts/GhlContacts.node';
import { GhlContactsTrigger } from '../../../nodes/ghl/GhlContactsTrigger/GhlContactsTrigger.node';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { Contact } from '../../../sandbox/ghl/types';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { createPoller, locator, runNode, type Poller } from '../../harness';
import { apiRequests, tokenCredential, UNLIMITED } from '../engine/support';

const TASKS = ['taskCreated', 'taskDue', 'taskCompleted'];

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 20, days: 5, rateLimit: UNLIMITED });
});
afterEach(async () => await sandbox.close());

const contacts = (): readonly Contact[] => sandbox.world.ghl.contacts.all(MAIN_LOCATION.id);

async function activated(parameters: IDataObject): Promise<Poller> {
	const poller = createPoller({
		node: new GhlContactsTrigger(),
		parameters: parameters as never,
		credentials: tokenCredential(sandbox),
	});
	expect(await poller.activate()).toBeNull();
	return poller;
}

/** Runs an operation of GHL Contacts on tasks. Returns its result. */
async function runTask(operation: string, parameters: IDataObject): Promise<IDataObject> {
	const [{ json }] = await runNode({
		node: new GhlContacts(),
		credentials: tokenCredential(sandbox),
		parameters: { resource: 'task', operation, ...parameters } as never,
		items: [{ json: {} }],
	});
	return json;
}

async function createTask({ _id }: Contact, dueDate: string): Promise<string> {
	const values = { title: 'Call back', dueDate, completed: false };
	const task = await runTask('create', { contactId: locator(_id), ...values });
	return String(task.taskId ?? task.id);
}

const found = async (poller: Poller) =>
	((await poller.poll()) ?? []).map(({ json }) => [json.event, json.taskId ?? json.contactId]);

it('emits tasks that the GHL Contacts node creates and completes', async () => {
	const poller = await activated({ events: TASKS });
	const [contact] = contacts();
	const id = await createTask(contact, '2099-01-01T12:00:00.000Z');
	expect(await found(poller)).toEqual([['taskCreated', id]]);
	const overdue = await createTask(contact, '2020-01-01T12:00:00.000Z');
	expect(await found(poller)).toEqual([
		['taskCreated', overdue],
		['taskDue', overdue],
	]);
	const values = { contactId: locator(contact._id), taskId: locator(id), completed: true };
	await runTask('setCompleted', values);
	expect(await found(poller)).toEqual([['taskCompleted', id]]);
	expect(await poller.poll()).toBeNull();
});

it('filters contacts and tasks by contact', async () => {
	const [contact, other] = contacts();
	const filters = { contactId: locator(contact._id) };
	const poller = await activated({ events: ['contactCreated', ...TASKS], filters });
	await createTask(other, '2099-01-01T12:00:00.000Z');
	const id = await createTask(contact, '2099-01-01T12:00:00.000Z');
	sandbox.world.ghl.contacts.insert({
		...other,
		_id: 'newContact',
		createdAt: new Date().toISOString(),
	});
	expect(await found(poller)).toEqual([['taskCreated', id]]);
});

it('sends one request per poll for new contacts', async () => {
	const poller = await activated({ events: ['contactCreated'] });
	const before = apiRequests(sandbox).length;
	expect(await poller.poll()).toBeNull();
	expect(apiRequests(sandbox).length - before).toBe(1);
});
