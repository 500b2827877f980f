import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { Sandbox } from '../../../sandbox/server';

/** Returns the messages that the API sent. */
export const sentMessages = ({ world }: Sandbox) =>
	world.ghl.conversationData.messages
		.all(MAIN_LOCATION.id)
		.filter(({ source }) => source === 'api');

/** Returns the emails that the API sent. */
export function sentEmails(sandbox: Sandbox) {
	const emails = [...sandbox.world.ghl.conversationData.emails.values()];
	return sentMessages(sandbox).map(({ _id, contactId }) => ({
		contactId,
		...emails.find(({ messageId }) => messageId === _id),
	}));
}
