import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { location, talksOf, TEXT_FILE, UNKNOWN } from './talks';

const SEND = '/conversations/messages';
const TEXT = 'Your order is on its way';

export const send: Cases = (world) => {
	const { contact, fresh, silent, talk, emailId, email } = talksOf(world);
	const readContact = (id: string) => ({ method: 'GET', path: `/contacts/${id}` });
	const toContact = { recipient: 'contact', contactId: locator(contact._id) };
	return [
		{
			resource: 'message',
			operation: 'send',
			title: 'SMS',
			parameters: { type: 'SMS', ...toContact, message: TEXT },
			// The contract check attaches it.
			items: [TEXT_FILE],
			expect: {
				request: [
					readContact(contact._id),
					{
						method: 'POST',
						path: SEND,
						body: { type: 'SMS', contactId: contact._id, message: TEXT },
					},
				],
				output: {
					sent: true,
					contactId: contact._id,
					conversationId: talk._id,
					status: 'pending',
				},
			},
			bad: {
				parameters: { contactId: locator(silent._id) },
				message: new RegExp(
					`The contact ${silent._id} does not accept messages on the channel SMS \\(do not disturb\\)`,
				),
			},
			samples: {
				contactId: locator(contact._id),
				email: contact.email,
				phone: contact.phone,
				attachmentFields: 'data',
				onceKey: null,
				ignoreDnd: false,
			},
		},
		{
			resource: 'message',
			operation: 'send',
			title: 'email with an attachment, as a reply in the thread',
			parameters: {
				type: 'Email',
				recipient: 'email',
				email: contact.email,
				subject: 'Your invoice',
				html: '<p>Hello</p>',
				additionalFields: {
					attachmentFields: 'data',
					attachments: 'https://example.com/terms.pdf',
					emailCc: 'ben@example.com, cleo@example.com',
					threadId: email._id,
					replyMessageId: emailId,
					emailReplyMode: 'reply',
				},
			},
			items: [TEXT_FILE],
			expect: {
				request: [
					{
						method: 'GET',
						path: '/contacts/search/duplicate',
						query: { ...location, email: contact.email },
					},
					readContact(contact._id),
					{
						method: 'GET',
						path: '/conversations/search',
						query: { ...location, contactId: contact._id, limit: '1' },
					},
					{
						method: 'POST',
						path: '/conversations/messages/upload',
						body: {
							conversationId: talk._id,
							contactId: contact._id,
							...location,
							fileAttachment: 'invoice.txt (text/plain, 10 bytes)',
						},
					},
					{
						method: 'POST',
						path: SEND,
						body: {
							type: 'Email',
							contactId: contact._id,
							subject: 'Your invoice',
							html: '<p>Hello</p>',
							attachments: [
								'https://example.com/terms.pdf',
								`https://files.example.com/conversations/${talk._id}/invoice.txt`,
							],
							emailCc: ['ben@example.com', 'cleo@example.com'],
							threadId: email._id,
							replyMessageId: emailId,
							emailReplyMode: 'reply',
						},
					},
				],
				output: { sent: true, contactId: contact._id },
			},
			bad: {
				parameters: { email: 'nobody@example.com' },
				message: /No contact has the email nobody@example\.com/,
			},
		},
		{
			resource: 'message',
			operation: 'send',
			title: 'scheduled WhatsApp message to a phone number',
			parameters: {
				type: 'WhatsApp',
				recipient: 'phone',
				phone: fresh.phone,
				message: TEXT,
				additionalFields: { scheduledTimestamp: '2026-11-25T09:00:00Z' },
				options: { ignoreDnd: true },
			},
			expect: {
				request: [
					{
						method: 'GET',
						path: '/contacts/search/duplicate',
						query: { ...location, number: fresh.phone },
					},
					{
						method: 'POST',
						path: SEND,
						body: {
							type: 'WhatsApp',
							contactId: fresh._id,
							message: TEXT,
							scheduledTimestamp: Date.parse('2026-11-25T09:00:00Z') / 1000,
						},
					},
				],
				output: { sent: true, contactId: fresh._id, info: 'Message scheduled successfully.' },
			},
			bad: { parameters: { message: '' }, message: /'Message' is empty/ },
		},
		{
			resource: 'message',
			operation: 'send',
			title: 'custom channel',
			parameters: {
				type: 'Custom',
				...toContact,
				message: TEXT,
				additionalFields: { conversationProviderId: UNKNOWN },
			},
			expect: {
				request: [
					readContact(contact._id),
					{
						method: 'POST',
						path: SEND,
						body: {
							type: 'Custom',
							contactId: contact._id,
							message: TEXT,
							conversationProviderId: UNKNOWN,
						},
					},
				],
				output: { sent: true },
			},
			bad: {
				parameters: { additionalFields: {} },
				message: /No conversationProviderId passed in body/,
			},
		},
	];
};
