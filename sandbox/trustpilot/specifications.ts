import { exclude, type SpecificationEntry } from '../api';

/** Trustpilot's OpenAPI document. */
export const SPECIFICATIONS: readonly SpecificationEntry[] = [
	{
		name: 'trustpilot',
		file: 'trustpilot/trustpilot.openapi.json',
		hosts: {
			'https://api.trustpilot.com': '/trustpilot',
			'https://invitations-api.trustpilot.com': '/trustpilot-invitations',
		},
		nodes: { trustpilot: /^\/v1\// },
		excluded: {
			...exclude(
				'authentication: n8n sends it',
				'POST /v1/oauth/oauth-business-users-for-applications/accesstoken',
				'POST /v1/oauth/oauth-business-users-for-applications/refresh',
				'POST /v1/oauth/oauth-business-users-for-applications/revoke',
			),
			...exclude(
				'Data Solutions: a separate product with its own host and key',
				'GET /business-units',
				'GET /business-units/{businessUnitId}',
				'GET /business-units/{businessUnitId}/reviews',
				'GET /business-units/{businessUnitId}/reviews/latest',
				'GET /categories',
			),
			...exclude(
				'deprecated: other endpoints replace it',
				'GET /v1/business-units',
				'GET /v1/private/business-units/{businessUnitId}/tags',
				'GET /v1/private/business-units/{businessUnitId}',
				'GET /v1/categories/find',
				'GET /v1/categories/search',
				'GET /v1/resources/images/stars',
				'GET /v1/resources/strings/stars',
				'POST /v1/private/business-units/{businessUnitId}/invitations',
			),
		},
	},
];
