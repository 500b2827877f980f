import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { common as f } from '../../fields/common';
import { lists } from '../../fields/lists';
import { pictures } from '../pictures';

export const resource: Resource = {
	name: 'Resource',
	operations: {
		getStars: operation('GET /v1/resources/images/stars/{stars}', {
			name: 'Get Stars',
			action: 'Get star pictures',
			description: 'Retrieve the star images of a rating in all sizes',
			path: { stars: f.starValue },
			fields: [f.download],
			toItems: pictures,
		}),
		getStarText: operation('GET /v1/resources/strings/stars/{stars}', {
			name: 'Get Star Text',
			action: 'Get star text',
			description: 'Retrieve the text of a rating, such as Excellent',
			path: { stars: f.starValue },
			filters: [f.locale],
		}),
		getLogos: operation('GET /v1/resources/images/logos', {
			name: 'Get Logos',
			action: 'Get logos',
			description: 'Retrieve the Trustpilot logos for dark and light backgrounds',
			fields: [f.download],
			toItems: pictures,
		}),
		getIcons: operation('GET /v1/resources/images/icons', {
			name: 'Get Icons',
			action: 'Get icons',
			description: 'Retrieve the Trustpilot icons',
			fields: [f.download],
			toItems: pictures,
		}),
		getLinks: operation('GET /v1/resources/images', {
			name: 'Get Links',
			action: 'Get links of picture resources',
			description: 'Retrieve the URLs of all image resources',
		}),
		getLocales: operation('GET /v1/resources/metadata/locales', {
			name: 'Get Locales',
			action: 'Get locales',
			description: 'Retrieve the languages and countries that Trustpilot supports',
			filters: [f.translationLocale],
			list: lists.locales,
		}),
		getCountries: operation('GET /v1/resources/metadata/countries', {
			name: 'Get Countries',
			action: 'Get countries',
			description: 'Retrieve the countries that Trustpilot supports',
			filters: [f.locale],
			list: lists.countries,
		}),
	},
};
