import type { IDataObject } from 'n8n-workflow';
import { GhlConversations } from '../../../nodes/ghl/GhlConversations/GhlConversations.node';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { locator, runNode } from '../../harness';
import { startRecorder, type Recorder } from '../../operations/support/recorder';
import { tokenCredential, UNLIMITED } from '../engine/support';
import { contactsOf } from './support';

let sandbox: Sandbox;
let recorder: Recorder;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 30, rateLimit: UNLIMITED });
	recorder = await startRecorder(sandbox.url);
});
afterEach(async () => {
	await recorder.close();
	await sandbox.close();
});

/** Sends a message, and returns the version of each request by its path. */
async function versionsOf(credential: IDataObject): Promise<IDataObject> {
	await runNode({
		node: new GhlConversations(),
		credentials: tokenCredential(sandbox, { baseUrl: `${recorder.url}/ghl`, ...credential }),
		parameters: {
			resource: 'message',
			operation: 'send',
			recipient: 'contact',
			contactId: locator(contactsOf(sandbox)[0]._id),
			message: 'Hello',
		},
	});
	const versions = recorder
		.take()
		.map(({ path, headers }) => [path.split('/')[2], headers.version] as const);
	return Object.fromEntries(versions) as IDataObject;
}

it('is the one of the conversations API, and the default one for contacts', async () => {
	expect(await versionsOf({})).toEqual({ contacts: '2021-07-28', conversations: '2021-04-15' });
});

it('is the same for all requests if the user selects v3', async () => {
	expect(await versionsOf({ apiVersion: 'v3' })).toEqual({ contacts: 'v3', conversations: 'v3' });
});
