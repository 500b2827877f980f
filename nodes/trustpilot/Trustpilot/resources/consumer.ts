import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { textList } from '../../../shared/catalog/encode';
import { common as f } from '../../fields/common';
import { lists } from '../../fields/lists';
import { reviews as r } from '../../fields/reviews';
import { publicServiceReview } from '../../operations';

export const consumer: Resource = {
	name: 'Consumer',
	operations: {
		get: operation('GET /v1/consumers/{consumerId}', {
			name: 'Get',
			action: 'Get consumer',
			description: 'Retrieve the profile of a reviewer with the number of reviews',
			path: { consumerId: f.consumerId },
		}),
		getProfile: operation('GET /v1/consumers/{consumerId}/profile', {
			name: 'Get Profile',
			action: 'Get profile of consumer',
			description: 'Retrieve the profile of a reviewer, without the number of reviews',
			path: { consumerId: f.consumerId },
		}),
		getProfiles: operation('POST /v1/consumers/profile/bulk', {
			name: 'Get Profiles',
			action: 'Get profiles of consumers',
			description: 'Retrieve the profiles of several reviewers with one request',
			fields: [{ ...f.consumerIds, as: textList }],
			repeatable: true,
		}),
		getReviews: operation('GET /v1/consumers/{consumerId}/reviews', {
			name: 'Get Reviews',
			action: 'Get reviews of consumer',
			description: 'Retrieve the service reviews of a reviewer',
			path: { consumerId: f.consumerId },
			filters: [
				f.stars,
				f.language,
				r.orderBy,
				r.internalLocationId,
				r.includeReportedReviews,
				f.businessUnitId,
			],
			list: lists.reviews,
			simplified: publicServiceReview,
		}),
		getWebLinks: operation('GET /v1/consumers/{consumerId}/web-links', {
			name: 'Get Web Links',
			action: 'Get web links of consumer',
			description: 'Retrieve the URL of the public profile of a reviewer',
			path: { consumerId: f.consumerId },
			filters: [f.locale],
		}),
		createDisplayName: operation('POST /v1/consumers/profile/displayname/create', {
			name: 'Create Display Name',
			action: 'Create display name for consumer',
			description: 'Convert a text to a display name that Trustpilot accepts',
			fields: [f.displayName],
			repeatable: true,
		}),
		validateDisplayName: operation('POST /v1/consumers/profile/displayname/validate', {
			name: 'Validate Display Name',
			action: 'Validate display name of consumer',
			description: 'Check whether Trustpilot accepts a display name',
			fields: [f.displayName],
			repeatable: true,
		}),
	},
};
