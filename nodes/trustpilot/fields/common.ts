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
			description: 'Left empty: the business unit of the credential',
			ifEmpty: 'The one of the credential',
		}),
		required: false,
	},
	locale: locator({
		displayName: 'Locale',
		search: 'searchLocales',
		example: 'en-GB',
		description: 'Language and country of what is answered',
	}),
	country: {
		displayName: 'Country',
		type: 'string',
		placeholder: 'e.g. DK',
		description: 'Two letters of the country (ISO 3166-1)',
	},
	countries: {
		displayName: 'Countries',
		type: 'string',
		at: 'country',
		as: commaSeparated,
		placeholder: 'e.g. DK, GB',
		description: 'Two letters for each country (ISO 3166-1), divided by commas',
	},
	language: {
		displayName: 'Languages',
		type: 'string',
		as: commaSeparated,
		placeholder: 'e.g. en, da',
		description: 'Two letters for each language (ISO 639-1), divided by commas',
	},
	stars: {
		displayName: 'Stars',
		type: 'multiOptions',
		options: STARS,
		default: [],
		as: commaSeparated,
		description: 'Only reviews with these ratings',
	},
	startDate: {
		displayName: 'From Day',
		type: 'dateTime',
		as: isoDay,
		description: 'First day of the range',
	},
	endDate: {
		displayName: 'To Day',
		type: 'dateTime',
		as: isoDay,
		description: 'Last day of the range',
	},
	startDateTime: {
		displayName: 'Created After',
		type: 'dateTime',
		as: utcSeconds,
		description: 'Only reviews created at or after this time',
	},
	endDateTime: {
		displayName: 'Created Before',
		type: 'dateTime',
		as: utcSeconds,
		description: 'Only reviews created at or before this time',
	},
	locationId: {
		displayName: 'Location ID',
		type: 'string',
		placeholder: 'e.g. STORE-07',
		description: 'Your own ID of the shop or branch',
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
		description: 'Only the children of this category',
	},
	requiredCountry: {
		displayName: 'Country',
		type: 'string',
		at: 'country',
		required: true,
		placeholder: 'e.g. DK',
		description: 'Two letters of the country (ISO 3166-1)',
	},
	consumerId: locator({
		displayName: 'Consumer',
		search: 'searchConsumers',
		example: '5d9f1a2b3c4d5e6f70819203',
		description: 'Who wrote a review. The list holds those who reviewed your business last.',
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
		description: 'IDs of consumers, divided by commas',
	},
	displayName: {
		displayName: 'Display Name',
		type: 'string',
		required: true,
		placeholder: 'e.g. Mette K.',
		description: 'The name to look at',
	},
	starValue: {
		displayName: 'Stars',
		type: 'options',
		options: [0, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5].map((stars) => ({
			name: String(stars),
			value: stars,
		})),
		default: 5,
		description: 'The rating, in halves',
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
			'Whether to fetch the pictures as binary data, each under the name of its size. Only addresses of Trustpilot are fetched, without the credential.',
	},
});
