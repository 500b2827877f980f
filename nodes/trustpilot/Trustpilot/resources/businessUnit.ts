import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { common as f } from '../../fields/common';
import { lists } from '../../fields/lists';
import { apiCall, simplifiedBusinessUnit } from '../../operations';
import { pictures } from '../pictures';

export const businessUnit: Resource = {
	name: 'Business Unit',
	operations: {
		find: operation('GET /v1/business-units/find', {
			name: 'Find by Domain',
			action: 'Find business unit by domain',
			description: 'Find the business unit of a domain, with its ID',
			fields: [{ ...f.domain, at: 'name' }],
			simplified: simplifiedBusinessUnit,
		}),
		get: operation('GET /v1/business-units/{businessUnitId}', {
			name: 'Get',
			action: 'Get business unit',
			description: 'Retrieve the TrustScore, stars and number of reviews of a business unit',
			path: { businessUnitId: f.businessUnitId },
			simplified: simplifiedBusinessUnit,
		}),
		getAll: operation('GET /v1/business-units/all', {
			name: 'Get Many',
			action: 'Get many business units',
			description: 'Retrieve a list of business units on Trustpilot',
			filters: [f.countries],
			list: lists.allBusinessUnits,
			simplified: simplifiedBusinessUnit,
		}),
		search: operation('GET /v1/business-units/search', {
			name: 'Search',
			action: 'Search business units',
			description: 'Find business units by part of their name or domain',
			fields: [f.query],
			filters: [f.country],
			list: lists.search,
		}),
		getProfile: operation('GET /v1/business-units/{businessUnitId}/profileinfo', {
			name: 'Get Profile',
			action: 'Get profile of business unit',
			description: 'Retrieve the contact details, address and description of a business unit',
			path: { businessUnitId: f.businessUnitId },
		}),
		getCategories: operation('GET /v1/business-units/{businessUnitId}/categories', {
			name: 'Get Categories',
			action: 'Get categories of business unit',
			description: 'Retrieve the categories of a business unit, with its rank in each',
			path: { businessUnitId: f.businessUnitId },
			filters: [f.country, f.locale],
			list: lists.categories,
		}),
		getWebLinks: operation('GET /v1/business-units/{businessUnitId}/web-links', {
			name: 'Get Web Links',
			action: 'Get web links of business unit',
			description: 'Retrieve the URLs of the public profile and of the review form',
			path: { businessUnitId: f.businessUnitId },
			fields: [{ ...f.locale, required: true }],
		}),
		getImages: operation('GET /v1/business-units/{businessUnitId}/images', {
			name: 'Get Images',
			action: 'Get images of business unit',
			description: 'Retrieve the profile images in all sizes',
			path: { businessUnitId: f.businessUnitId },
			fields: [f.download],
			toItems: pictures,
		}),
		getHeaderImage: operation('GET /v1/business-units/{businessUnitId}/images/header', {
			name: 'Get Header Image',
			action: 'Get header image of business unit',
			description: 'Retrieve the header image of the profile',
			path: { businessUnitId: f.businessUnitId },
			fields: [f.download],
			toItems: pictures,
		}),
		getLogo: operation('GET /v1/business-units/{businessUnitId}/images/logo', {
			name: 'Get Logo',
			action: 'Get logo of business unit',
			description: 'Retrieve the logo of the profile, or of one location',
			path: { businessUnitId: f.businessUnitId },
			fields: [f.download],
			filters: [f.locationId],
			toItems: pictures,
		}),
		getPromotionBoxImage: operation(
			'GET /v1/business-units/{businessUnitId}/images/promotion-box',
			{
				name: 'Get Promotion Box Image',
				action: 'Get promotion box image of business unit',
				description: 'Retrieve the image in the promotion box of the profile',
				path: { businessUnitId: f.businessUnitId },
				fields: [f.download],
				toItems: pictures,
			},
		),
		getPromotionBox: operation('GET /v1/business-units/{businessUnitId}/promotion-box', {
			name: 'Get Promotion Box',
			action: 'Get promotion box of business unit',
			description: 'Retrieve the text of the promotion box of the profile',
			path: { businessUnitId: f.businessUnitId },
		}),
		getPromotion: operation('GET /v1/business-units/{businessUnitId}/profilepromotion', {
			name: 'Get Promotion',
			action: 'Get promotion of business unit',
			description: 'Retrieve the promotional content of the profile',
			path: { businessUnitId: f.businessUnitId },
		}),
		getGuarantee: operation('GET /v1/business-units/{businessUnitId}/customerguarantee', {
			name: 'Get Guarantee',
			action: 'Get guarantee of business unit',
			description: 'Retrieve the guarantee that customers see on the profile',
			path: { businessUnitId: f.businessUnitId },
		}),
		checkDomain: operation('GET /v1/business-signup/domain-availability', {
			name: 'Check Domain',
			action: 'Check domain of business unit',
			description: 'Check whether a domain is available on Trustpilot',
			fields: [f.domain],
		}),
		apiCall,
	},
};
