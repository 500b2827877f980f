import type { World } from '../../../sandbox/server';
import { TEMPLATES } from '../../../sandbox/trustpilot/accounts';
import { locator } from '../../harness';
import type { Case } from '../support/types';
import { privateUnit } from './common';

const resource = 'invitation';
const [service, product] = TEMPLATES;

const customer = { consumerEmail: 'mette@example.com', consumerName: 'Mette K.' };
const order = { referenceNumber: 'NB-10455', ...customer };

/** @param link - the ID of the next new link */
export const invitationCases = ({ trustpilot }: World, link: string): Case[] => {
	const { sku, id } = trustpilot.products[0];
	const email = { method: 'POST', path: `${privateUnit}/email-invitations` };
	return [
		{
			resource,
			operation: 'createEmail',
			parameters: {
				invite: 'both',
				...order,
				serviceReviewInvitation: {
					templateId: locator(service.id),
					preferredSendTime: '2026-12-01T10:00:00+02:00',
					tags: 'web-order, express',
				},
				productReviewInvitation: {
					templateId: locator(product.id),
					preferredSendTime: '2026-12-08',
					productSkus: sku,
				},
				additionalFields: { locale: locator('en-GB'), locationId: 'STORE-07' },
			},
			expect: {
				request: {
					...email,
					body: {
						type: 'email',
						...order,
						locale: 'en-GB',
						locationId: 'STORE-07',
						serviceReviewInvitation: {
							templateId: service.id,
							preferredSendTime: '2026-12-01T08:00:00',
							tags: ['web-order', 'express'],
						},
						productReviewInvitation: {
							templateId: product.id,
							preferredSendTime: '2026-12-08T00:00:00',
							productSkus: [sku],
						},
					},
				},
				output: {
					invited: true,
					referenceNumber: 'NB-10455',
					serviceReviewSendTime: '2026-12-01T08:00:00',
				},
			},
			bad: {
				parameters: { consumerEmail: 'mette' },
				message: /'Customer Email' is not an email address: mette/,
			},
			samples: {
				...order,
				howItWorks: null,
				invite: 'both',
				businessUserId: '5e80c4b19d7f2a0011aa42b3',
				serviceReviewInvitation: {
					templateId: locator(service.id),
					preferredSendTime: '2026-12-01T10:00:00Z',
					redirectUri: 'https://www.nordicbikes.example/thanks',
					tags: 'web-order',
				},
				productReviewInvitation: {
					templateId: locator(product.id),
					preferredSendTime: '2026-12-08T10:00:00Z',
					redirectUri: 'https://www.nordicbikes.example/thanks',
					products: {
						rows: [
							{
								sku: 'NB-CITY-7',
								name: 'City bike 7-speed',
								productUrl: 'https://www.nordicbikes.example/p/city-7',
								imageUrl: 'https://www.nordicbikes.example/img/city-7.jpg',
								gtin: '5701234567899',
								mpn: 'NBC7',
								brand: 'Nordic Bikes',
								productCategoryGoogleId: '1025',
							},
						],
					},
				},
			},
		},
		{
			resource,
			operation: 'createEmail',
			title: 'for a service review only',
			parameters: order,
			expect: {
				request: { ...email, body: { type: 'email', ...order, serviceReviewInvitation: {} } },
				output: { invited: true, serviceReviewSendTime: null },
			},
			bad: {
				parameters: {
					invite: 'both',
					serviceReviewInvitation: { preferredSendTime: '2026-12-08' },
					productReviewInvitation: { preferredSendTime: '2026-12-01', productSkus: sku },
				},
				message: /would be sent before the service review invitation/,
			},
		},
		{
			resource,
			operation: 'createServiceLink',
			parameters: {
				email: 'mette@example.com',
				name: 'Mette K.',
				referenceId: 'NB-10455',
				additionalFields: { tags: 'sms-campaign' },
			},
			expect: {
				request: {
					method: 'POST',
					path: `${privateUnit}/invitation-links`,
					body: {
						email: 'mette@example.com',
						name: 'Mette K.',
						referenceId: 'NB-10455',
						tags: ['sms-campaign'],
					},
				},
				output: { id: link, url: `https://www.trustpilot.com/evaluate-link/${link}` },
			},
			bad: { parameters: { referenceId: '' }, message: /'Reference Number' is empty/ },
			samples: { email: 'mette@example.com' },
		},
		{
			resource,
			operation: 'createProductLink',
			parameters: {
				email: 'mette@example.com',
				name: 'Mette K.',
				referenceId: 'NB-10455',
				additionalFields: { productIds: id },
			},
			expect: {
				request: {
					method: 'POST',
					path: privateUnit.replace('private/', 'private/product-reviews/') + '/invitation-links',
					body: {
						consumer: { email: 'mette@example.com', name: 'Mette K.' },
						referenceId: 'NB-10455',
						productIds: [id],
					},
				},
				output: { reviewLinkId: link },
			},
			bad: {
				parameters: { email: 'mette' },
				message: /'Customer Email' is not an email address: mette/,
			},
			samples: { email: 'mette@example.com' },
		},
		{
			resource,
			operation: 'getTemplates',
			parameters: { returnAll: true },
			expect: {
				request: { method: 'GET', path: `${privateUnit}/templates` },
				output: [{ id: service.id }, { id: product.id }],
			},
			bad: {
				parameters: { businessUnitId: locator('000000000000000000000000') },
				message: /Trustpilot does not allow this request: Forbidden/,
			},
		},
		{
			resource,
			operation: 'deleteData',
			parameters: { customerEmails: 'mette@example.com, ana@example.com' },
			expect: {
				request: {
					method: 'POST',
					path: `${privateUnit}/invitation-data/delete`,
					body: { customerEmails: ['mette@example.com', 'ana@example.com'] },
				},
				output: { success: true },
			},
			bad: { parameters: { customerEmails: '' }, message: /'Customer Emails' is empty/ },
			samples: { businessUserId: '5e80c4b19d7f2a0011aa42b3' },
		},
		{
			resource,
			operation: 'deleteData',
			title: 'by age',
			parameters: { eraseBy: 'age', deleteOlderThan: '2025-01-31' },
			expect: {
				request: {
					method: 'POST',
					path: `${privateUnit}/invitation-data/delete`,
					body: { deleteOlderThan: '01/31/2025 00:00:00' },
				},
				output: { success: true },
			},
		},
	];
};
