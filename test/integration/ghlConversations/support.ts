import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { GhlConversations } from '../../../nodes/ghl/GhlConversations/GhlConversations.node';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { Message } from '../../../sandbox/ghl/conversations/data';
import type { Sandbox } from '../../../sandbox/server';
import { runNode } from '../../harness';
import type { RunOptions } from '../../harness/run';
import { tokenCredential } from '../engine/support';

const node = new GhlConversations();

/** Runs an operation of messages, and returns the items. */
export async function runItems(
	sandbox: Sandbox,
	parameters: INodeParameters,
	rest: Partial<RunOptions> = {},
): Promise<INodeExecutionData[]> {
	return await runNode({
		node,
		credentials: tokenCredential(sandbox),
		parameters: { resource: 'message', ...parameters },
		...rest,
	});
}

/** Runs an operation of messages, and returns its records. */
export async function run(
	sandbox: Sandbox,
	parameters: INodeParameters,
	rest: Partial<RunOptions> = {},
): Promise<IDataObject[]> {
	return (await runItems(sandbox, parameters, rest)).map(({ json }) => json);
}

/** The messages of the main location that the API sent. */
export const sentByApi = ({ world }: Sandbox): Message[] =>
	world.ghl.conversationData.messages
		.all(MAIN_LOCATION.id)
		.filter(({ source }) => source === 'api');

/** The contacts of the main location, those with a conversation first. */
export const contactsOf = ({ world }: Sandbox) => world.ghl.contacts.all(MAIN_LOCATION.id);
