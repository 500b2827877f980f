import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { location, talksOf, UNKNOWN } from './talks';

const SUBTYPES = '/conversations/preferences/custom-subtypes';
const SUBSCRIPTIONS = '/conversations/preferences/unsubscriptions';

export const emails: Cases = (world) => {
	const { contact, email, emailId, emailRecord, scheduledEmail, subtype } = talksOf(world);
	const path = (id: string) => `/conversations/messages/email/${id}`;
	const unknown = {
		parameters: { emailId: UNKNOWN },
		message: new RegExp(`Email message with id ${UNKNOWN} not found`),
	};
	return [
		{
			resource: 'email',
			operation: 'get',
			parameters: { emailId },
			expect: {
				request: { method: 'GET', path: path(emailId) },
				output: {
					emailMessageId: emailId,
					threadId: email._id,
					subject: emailRecord.subject,
					body: emailRecord.html,
				},
			},
			bad: unknown,
		},
		{
			resource: 'email',
			operation: 'cancelScheduled',
			parameters: { emailId: scheduledEmail.id },
			expect: {
				request: { method: 'DELETE', path: `${path(scheduledEmail.id)}/schedule` },
				output: [{ success: true }],
			},
			bad: {
				parameters: { emailId },
				message: /Failed cancel the scheduled message/,
			},
		},
		{
			resource: 'email',
			operation: 'createSubscriptionType',
			parameters: {
				name: 'Workshops',
				channel: 'email',
				language: 'en',
				additionalFields: { description: 'Invitations to barista workshops' },
			},
			expect: {
				request: {
					method: 'POST',
					path: SUBTYPES,
					query: location,
					body: {
						name: 'Workshops',
						channel: 'email',
						language: 'en',
						description: 'Invitations to barista workshops',
					},
				},
				output: { name: 'Workshops', archived: false },
			},
			bad: {
				parameters: { name: 'N'.repeat(101) },
				message: /name must be shorter than or equal to 100 characters/,
			},
		},
		{
			resource: 'email',
			operation: 'getSubscriptionTypes',
			parameters: {},
			expect: {
				request: { method: 'GET', path: SUBTYPES, query: location },
				output: [{ id: subtype.id, name: 'Newsletter' }],
			},
			bad: {
				credentials: ({ url }) => ({
					ghlApi: { accessToken: 'pit-unknown', ...location, baseUrl: `${url}/ghl` },
				}),
				message: /token/i,
			},
		},
		{
			resource: 'email',
			operation: 'getSubscriptions',
			parameters: { contactId: locator(contact._id), filters: { email: contact.email } },
			expect: {
				request: {
					method: 'GET',
					path: `${SUBSCRIPTIONS}/status`,
					query: { ...location, contactId: contact._id, email: contact.email },
				},
				output: { contactId: contact._id, email: contact.email },
			},
			bad: {
				parameters: { contactId: locator(UNKNOWN) },
				message: new RegExp(`Contact not found for id:${UNKNOWN}`),
			},
			samples: { contactId: locator(contact._id) },
		},
		{
			resource: 'email',
			operation: 'updateSubscription',
			parameters: {
				contactId: locator(contact._id),
				email: contact.email,
				change: 'custom',
				subtypeId: subtype.id,
				status: 'unsubscribed',
			},
			expect: {
				request: {
					method: 'POST',
					path: `${SUBSCRIPTIONS}/user-change`,
					body: {
						...location,
						contactId: contact._id,
						email: contact.email,
						subscription_action: {
							type: 'custom',
							subtype_id: subtype.id,
							subtype_status: 'unsubscribed',
						},
					},
				},
				output: [{ success: true }],
			},
			bad: {
				parameters: { status: 'subscribed' },
				message: /legal_reason is required to resubscribe a contact/,
			},
			samples: { contactId: locator(contact._id) },
		},
		{
			resource: 'email',
			operation: 'updateSubscription',
			title: 'one on one',
			parameters: {
				contactId: locator(contact._id),
				email: contact.email,
				change: 'default',
				status: 'subscribed',
				additionalFields: { legalReason: 'Asked by phone' },
			},
			expect: {
				request: {
					method: 'POST',
					path: `${SUBSCRIPTIONS}/user-change`,
					body: {
						...location,
						contactId: contact._id,
						email: contact.email,
						subscription_action: {
							type: 'default',
							subtype_name: 'One on One',
							subtype_status: 'subscribed',
						},
						legal_reason: 'Asked by phone',
					},
				},
				output: [{ success: true }],
			},
		},
		{
			resource: 'email',
			operation: 'updateSubscriptionType',
			parameters: { typeId: subtype.id, updateFields: { archived: true } },
			expect: {
				request: {
					method: 'PUT',
					path: `${SUBTYPES}/${subtype.id}`,
					query: location,
					body: { archived: true },
				},
				output: { id: subtype.id, archived: true },
			},
			bad: {
				parameters: { typeId: UNKNOWN },
				message: new RegExp(`Custom subtype ${UNKNOWN} not found`),
			},
		},
	];
};
