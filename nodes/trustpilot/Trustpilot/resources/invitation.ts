import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { within } from '../../../shared/catalog/fields';
import { INVITATIONS } from '../../api';
import { common as f } from '../../fields/common';
import { invitations as i } from '../../fields/invitations';
import { lists } from '../../fields/lists';
import { nameUser } from '../actingUser';
import { createEmailInvitation } from '../createEmailInvitation';
import { addNameSource, completeProductLink, completeServiceLink } from '../recipient';

export const invitation: Resource = {
	name: 'Invitation',
	operations: {
		createEmail: operation('POST /v1/private/business-units/{businessUnitId}/email-invitations', {
			name: 'Create Email',
			action: 'Create email invitation',
			description: 'Invite the customer of an order to write a review, once per reference number',
			authentication: 'oAuth2',
			host: INVITATIONS,
			path: { businessUnitId: f.businessUnitId },
			fields: [
				i.howItWorks,
				i.invite,
				i.referenceNumber,
				i.consumerEmail,
				i.consumerName,
				i.serviceReviewInvitation,
				i.productReviewInvitation,
			],
			additional: [
				i.locale,
				i.senderName,
				i.senderEmail,
				i.replyTo,
				i.locationId,
				i.businessUserId,
			],
			options: [i.includeTestOrders, i.inviteAgain],
			constants: { type: 'email' },
			run: createEmailInvitation,
		}),
		createServiceLink: operation(
			'POST /v1/private/business-units/{businessUnitId}/invitation-links',
			{
				name: 'Create Service Link',
				action: 'Create service review invitation link',
				description:
					'Create a personal link to review the business, for your own email, SMS or chat',
				authentication: 'oAuth2',
				host: INVITATIONS,
				path: { businessUnitId: f.businessUnitId },
				fields: [i.email, i.name, i.referenceId],
				additional: [i.locale, i.locationId, i.tags, i.redirectUri],
				prepare: completeServiceLink,
				complete: addNameSource,
			},
		),
		createProductLink: operation(
			'POST /v1/private/product-reviews/business-units/{businessUnitId}/invitation-links',
			{
				name: 'Create Product Link',
				action: 'Create product review invitation link',
				description: 'Create a personal link to review the purchased products',
				authentication: 'oAuth2',
				path: { businessUnitId: f.businessUnitId },
				fields: [within('consumer', i.email), within('consumer', i.name), i.referenceId],
				additional: [i.locale, i.redirectUri, i.linkProducts, i.productIds],
				prepare: completeProductLink,
				complete: addNameSource,
			},
		),
		getTemplates: operation('GET /v1/private/business-units/{businessUnitId}/templates', {
			name: 'Get Templates',
			action: 'Get invitation templates',
			description: 'Retrieve your own templates and those of Trustpilot',
			authentication: 'oAuth2',
			host: INVITATIONS,
			path: { businessUnitId: f.businessUnitId },
			list: lists.templates,
		}),
		deleteData: operation(
			'POST /v1/private/business-units/{businessUnitId}/invitation-data/delete',
			{
				name: 'Delete Data',
				action: 'Delete invitation data',
				description:
					'Erase stored data of invited customers, by email address or age. You cannot undo this.',
				authentication: 'oAuth2',
				host: INVITATIONS,
				path: { businessUnitId: f.businessUnitId },
				fields: [i.eraseBy, i.customerEmails, i.deleteOlderThan],
				additional: [i.businessUserId],
				result: 'success',
				repeatable: true,
				guarded: true,
				prepare: nameUser,
			},
		),
	},
};
