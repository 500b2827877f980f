import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { Message } from '../../../sandbox/ghl/conversations/data';
import type { World } from '../../../sandbox/server';
import { first } from '../support/records';

/** The location parameter of requests. */
export const location = { locationId: MAIN_LOCATION.id };

/** The ID of a record that does not exist. */
export const UNKNOWN = 'tDtDnQdgm2LXpyiqYvZ6';

/** A text file of the input. */
export const TEXT_FILE = {
	json: {},
	binary: {
		data: {
			data: Buffer.from('Total: $20').toString('base64'),
			mimeType: 'text/plain',
			fileName: 'invoice.txt',
		},
	},
};

/** Returns the conversations and messages that the cases use. */
export function talksOf({ ghl }: World) {
	const { conversations, messages, emails, subtypes } = ghl.conversationData;
	const all = conversations.all(MAIN_LOCATION.id);
	const byType = (type: string, fits: (one: Message) => boolean = () => true): Message =>
		first(messages.all(MAIN_LOCATION.id), (one) => one.messageType === type && fits(one));
	const emailOf = ({ _id }: Message) =>
		first(emails.values(), ({ messageId }) => messageId === _id);
	const isScheduled = ({ status }: Message) => status === 'scheduled';
	const contacts = ghl.contacts.all(MAIN_LOCATION.id);
	const talk = first(all, ({ type }) => type === 'TYPE_PHONE');
	const withContact = new Set(all.map(({ contactId }) => contactId));
	const email = byType('TYPE_EMAIL');
	return {
		all,
		talk,
		/** Has a conversation, a phone, and an email. */
		contact: first(contacts, ({ _id }) => _id === talk.contactId),
		/** Has no conversation. */
		fresh: first(contacts, ({ _id }) => !withContact.has(_id)),
		/** Does not accept SMS. */
		silent: contacts[contacts.length - 1],
		review: first(all, ({ reviewId }) => reviewId !== undefined),
		sms: byType('TYPE_SMS'),
		call: byType('TYPE_CALL'),
		email,
		emailId: emailOf(email).id,
		emailRecord: emailOf(email),
		scheduled: byType('TYPE_SMS', isScheduled),
		scheduledEmail: emailOf(byType('TYPE_EMAIL', isScheduled)),
		subtype: first(subtypes, ({ locationId }) => locationId === MAIN_LOCATION.id),
	};
}
