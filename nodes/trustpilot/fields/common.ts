import { commaSeparated, isoDay } from '../../shared/catalog/encode';
import { fieldTable, locator } from '../../shared/catalog/fields';
import { utcSeconds } from './dates';

const STARS = [1, 2, 3, 4, 5].map((stars) => ({
	name: stars === 1 ? '1 Star' : `${stars} Stars`,
	value: stars,
}));

/** The fields that several resources of Trustpilot share. */
export const common = fieldTable({
	businessUnitId: {
		...locator({
			displayName: 'Business Unit',
			search: 'searchBusinessUnits',
			example: '5f2b8c1e4d3a9b0001c7e6f2',
			description: 'If empty, the node uses the business unit of the credential',
			ifEmpty: 'Business Unit of the Credential',
		}),
		required: false,
	},
	locale: locator({
		displayName: 'Locale',
		search: 'searchLocales',
		example: 'en-GB',
		description: 'Language and country of the texts in the response',
	}),
	country: {
		displayName: 'Country',
		type: 'string',
		placeholder: 'e.g. DK',
		description: 'Two-letter country code (ISO 3166-1)',
	},
	countries: {
		displayName: 'Countries',
		type: 'string',
		at: 'country',
		as: commaSeparated,
		placeholder: 'e.g. DK, GB',
		description: 'Comma-separated list of two-letter country codes (ISO 3166-1)',
	},
	language: {
		displayName: 'Languages',
		type: 'string',
		as: commaSeparated,
		placeholder: 'e.g. en, da',
		description: 'Comma-separated list of two-letter language codes (ISO 639-1)',
	},
	stars: {
		displayName: 'Stars',
		type: 'multiOptions',
		options: STARS,
		default: [],
		as: commaSeparated,
		description: 'Ratings of the reviews to return',
	},
	startDate: {
		displayName: 'From Day',
		type: 'dateTime',
		as: isoDay,
		description: 'First day of the period',
	},
	endDate: {
		displayName: 'To Day',
		type: 'dateTime',
		as: isoDay,
		description: 'Last day of the period',
	},
	startDateTime: {
		displayName: 'Created After',
		type: 'dateTime',
		as: utcSeconds,
		description: 'Return only reviews created at or after this time',
	},
	endDateTime: {
		displayName: 'Created Before',
		type: 'dateTime',
		as: utcSeconds,
		description: 'Return only reviews created at or before this time',
	},
	locationId: {
		displayName: 'Location ID',
		type: 'string',
		placeholder: 'e.g. STORE-07',
		description: 'Your own ID of the store or branch',
	},
	query: {
		displayName: 'Search',
		type: 'string',
		required: true,
		placeholder: 'e.g. nordic bikes',
		description: 'Part of a name or domain',
	},
	domain: {
		displayName: 'Domain',
		type: 'string',
		required: true,
		placeholder: 'e.g. nordicbikes.example',
		description: 'Without https:// and www',
	},
	categoryId: locator({
		displayName: 'Category',
		search: 'searchCategories',
		example: 'bicycle_store',
	}),
	parentId: {
		...locator({
			displayName: 'Parent Category',
			search: 'searchCategories',
			example: 'sports',
		}),
		description: 'Return only the subcategories of this category',
	},
	requiredCountry: {
		displayName: 'Country',
		type: 'string',
		at: 'country',
		required: true,
		placeholder: 'e.g. DK',
		description: 'Two-letter country code (ISO 3166-1)',
	},
	consumerId: locator({
		displayName: 'Consumer',
		search: 'searchConsumers',
		example: '5d9f1a2b3c4d5e6f70819203',
		description: 'The author of a review. The list contains the authors of your latest reviews.',
		url: {
			pattern: 'users/([0-9a-fA-F]{24})',
			example: 'https://www.trustpilot.com/users/5d9f1a2b3c4d5e6f70819203',
		},
	}),
	consumerIds: {
		displayName: 'Consumer IDs',
		type: 'string',
		required: true,
		placeholder: 'e.g. 5d9f1a2b3c4d5e6f70819203, 5d9f1a2b3c4d5e6f70819204',
		description: 'Comma-separated list of consumer IDs',
	},
	displayName: {
		displayName: 'Display Name',
		type: 'string',
		required: true,
		placeholder: 'e.g. Mette K.',
		description: 'The name to check',
	},
	starValue: {
		displayName: 'Stars',
		type: 'options',
		options: [0, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5].map((stars) => ({
			name: String(stars),
			value: stars,
		})),
		default: 5,
		description: 'Rating, in steps of half a star',
	},
	translationLocale: {
		...locator({ displayName: 'Translation Locale', search: 'searchLocales', example: 'en-GB' }),
		description: 'Language of the translated names',
	},
	download: {
		displayName: 'Download Pictures',
		type: 'boolean',
		in: 'none',
		description:
			'Whether to download the images as binary data, named by their size. The node downloads only from Trustpilot and does not send the credential.',
	},
});
