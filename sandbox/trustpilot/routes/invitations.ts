import type { FastifyInstance } from 'fastify';
import * as rules from '../../ghl/validate';
import type { World } from '../../server/world';
import { BUSINESS_USER, type Grant, TEMPLATES } from '../accounts';
import { apiError, check } from '../errors';

const TOKEN = { config: { trustpilot: 'token' } } as const;
const UNIT = '/v1/private/business-units/:businessUnitId';

const email: rules.Rule = (value, field) =>
	/^[^\s@]+@[^\s@]+$/.test(String(value ?? '')) ? [] : [`${field} must be an email address`];
const time: rules.Rule = (value, field) =>
	/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}|\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}:\d{2})$/.test(
		String(value),
	)
		? []
		: [`${field} must be a time in UTC`];
const texts = rules.optional(rules.list(rules.text));

const PART = {
	templateId: rules.optional(rules.text),
	preferredSendTime: rules.optional(time),
	redirectUri: rules.optional(rules.text),
};

const EMAIL_INVITATION = {
	consumerEmail: email,
	consumerName: rules.text,
	referenceNumber: rules.optional(rules.text),
	locale: rules.optional(rules.text),
	serviceReviewInvitation: rules.optional(rules.shape({ ...PART, tags: texts })),
	productReviewInvitation: rules.optional(
		rules.shape({
			...PART,
			products: rules.optional(rules.list(rules.object)),
			productSkus: texts,
		}),
	),
};

interface Part {
	preferredSendTime?: string;
	products?: unknown;
	productSkus?: unknown;
}
interface InvitationRequest {
	Params: { businessUnitId: string };
	Body: Record<string, unknown> & {
		serviceReviewInvitation?: Part;
		productReviewInvitation?: Part;
		customerEmails?: string[];
	};
}

/**
 * Returns the user of a request. A token of client credentials has no user: a header must contain the user ID, not
 * the business unit ID.
 */
function userOf(grant: Grant | undefined, header: string | string[] | undefined): string | null {
	if (header !== undefined && header !== BUSINESS_USER.id) {
		// The real error for an unknown user, such as a business unit ID (node-trustpilot issue 104).
		throw apiError(403, 'Access to resource is forbidden');
	}
	if (grant?.kind === 'server' && header === undefined) {
		throw apiError(403, 'Business user is missing');
	}
	return header === undefined ? (grant?.userId ?? null) : BUSINESS_USER.id;
}

function checkParts({
	serviceReviewInvitation,
	productReviewInvitation,
}: InvitationRequest['Body']) {
	const first = serviceReviewInvitation?.preferredSendTime;
	const second = productReviewInvitation?.preferredSendTime;
	if (first && second && Date.parse(`${second}Z`) <= Date.parse(`${first}Z`)) {
		throw apiError(400, 'The service review invitation must be sent first');
	}
	if (productReviewInvitation?.products && productReviewInvitation.productSkus) {
		throw apiError(400, 'Use either products or productSkus');
	}
}

/** The invitations host: email invitations, service links, templates, data deletion. */
export function invitationRoutes(scope: FastifyInstance, world: World): void {
	scope.post<InvitationRequest>(`${UNIT}/email-invitations`, TOKEN, async (request, reply) => {
		const { params, body, headers, tpGrant } = request;
		const businessUserId = userOf(tpGrant, headers['x-business-user-id']);
		check(body, EMAIL_INVITATION);
		checkParts(body);
		world.trustpilot.invitations.push({
			at: new Date(world.now()).toISOString(),
			businessUnitId: params.businessUnitId,
			businessUserId,
			body,
		});
		return reply.code(200).send();
	});
	scope.post<InvitationRequest>(`${UNIT}/invitation-links`, TOKEN, async ({ body }) => {
		check(body, { email, name: rules.text, referenceId: rules.text, tags: texts });
		const id = world.trustpilot.random.objectId();
		return { id, url: `https://www.trustpilot.com/evaluate-link/${id}` };
	});
	scope.get<InvitationRequest>(`${UNIT}/templates`, TOKEN, async () => ({ templates: TEMPLATES }));
	scope.post<InvitationRequest>(`${UNIT}/invitation-data/delete`, TOKEN, async (request, reply) => {
		const { body, headers, tpGrant } = request;
		userOf(tpGrant, headers['x-business-user-id']);
		check(body, {
			customerEmails: rules.optional(rules.list(email)),
			deleteOlderThan: rules.optional(time),
		});
		const { customerEmails, deleteOlderThan } = body;
		if ((customerEmails === undefined) === (deleteOlderThan === undefined)) {
			throw apiError(400, 'Either customerEmails or deleteOlderThan is required');
		}
		const before = Date.parse(`${String(deleteOlderThan)} UTC`);
		world.trustpilot.invitations = world.trustpilot.invitations.filter((invitation) =>
			customerEmails
				? !customerEmails.includes(String(invitation.body.consumerEmail))
				: Date.parse(invitation.at) >= before,
		);
		return reply.code(200).send();
	});
}

/** The product review link is on the main host, unlike the other invitations. */
export function productLinkRoutes(scope: FastifyInstance, world: World): void {
	scope.post<InvitationRequest>(
		'/v1/private/product-reviews/business-units/:businessUnitId/invitation-links',
		TOKEN,
		async ({ body }) => {
			check(body, { consumer: rules.shape({ email, name: rules.text }), productIds: texts });
			if (body.products && body.productIds) {
				throw apiError(400, 'Use either products or productIds');
			}
			const id = world.trustpilot.random.objectId();
			return { reviewLinkId: id, reviewUrl: `https://products.trustpilot.com/evaluate/${id}` };
		},
	);
}
