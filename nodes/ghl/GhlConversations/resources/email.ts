import { required } from '../../../shared/catalog/fields';
import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { inQuery, LOCATION_ID, NO_ACCOUNT } from '../../api';
import { emailSubscriptions as s } from '../../fields/emailSubscriptions';
import { emailId } from '../../fields/messages';

export const email: Resource = {
	name: 'Email',
	operations: {
		cancelScheduled: operation('DELETE /conversations/messages/email/{emailMessageId}/schedule', {
			name: 'Cancel Scheduled',
			action: 'Cancel scheduled email',
			description: 'Cancel a scheduled email before GHL sends it',
			scope: 'conversations/message.write',
			account: NO_ACCOUNT,
			path: { emailMessageId: emailId },
			result: 'success',
		}),
		get: operation('GET /conversations/messages/email/{id}', {
			name: 'Get',
			action: 'Get email',
			description: 'Retrieve one email with its content',
			scope: 'conversations/message.readonly',
			account: NO_ACCOUNT,
			path: { id: emailId },
			simplified: {
				emailMessageId: 'id',
				threadId: 'threadId',
				conversationId: 'conversationId',
				contactId: 'contactId',
				direction: 'direction',
				status: 'status',
				from: 'from',
				to: 'to',
				cc: 'cc',
				bcc: 'bcc',
				subject: 'subject',
				body: 'body',
				attachments: 'attachments',
				replyToMessageId: 'replyToMessageId',
				source: 'source',
				createdAt: 'dateAdded',
			},
		}),
		createSubscriptionType: operation('POST /conversations/preferences/custom-subtypes', {
			name: 'Create Subscription Type',
			action: 'Create subscription type',
			description: 'Create a type of message that contacts can unsubscribe from',
			account: inQuery(LOCATION_ID),
			fields: [required(s.name), s.channel, required(s.language)],
			additional: [s.description],
		}),
		getSubscriptions: operation('GET /conversations/preferences/unsubscriptions/status', {
			name: 'Get Subscriptions',
			action: 'Get subscriptions of contact',
			description: 'Retrieve which types of messages a contact receives',
			account: LOCATION_ID,
			fields: [required(s.contactId)],
			filters: [s.email],
			// The specification does not document the response.
			record: '',
		}),
		getSubscriptionTypes: operation('GET /conversations/preferences/custom-subtypes', {
			name: 'Get Subscription Types',
			action: 'Get subscription types',
			description: 'Retrieve the custom types of messages that contacts can unsubscribe from',
			account: LOCATION_ID,
			// The specification does not document the response.
			record: '',
		}),
		updateSubscription: operation('POST /conversations/preferences/unsubscriptions/user-change', {
			name: 'Update Subscription',
			action: 'Update subscription of contact',
			description: 'Subscribe a contact to a type of message, or unsubscribe it',
			account: LOCATION_ID,
			fields: [
				required(s.contactId),
				required(s.email),
				required(s.change),
				s.subtypeId,
				required(s.status),
			],
			additional: [s.legalReason, s.legalDescription],
			// The type has a fixed name.
			adapt: ({ body }) => {
				const action = body.subscription_action as { type?: string; subtype_name?: string };
				if (action.type === 'default') action.subtype_name = 'One on One';
			},
			result: 'success',
		}),
		updateSubscriptionType: operation('PUT /conversations/preferences/custom-subtypes/{id}', {
			name: 'Update Subscription Type',
			action: 'Update subscription type',
			description: 'Change or archive a type of message that contacts can unsubscribe from',
			account: inQuery(LOCATION_ID),
			path: { id: s.typeId },
			update: [s.name, s.description, s.archived, s.resubscriptionLegalFormId],
		}),
	},
};
