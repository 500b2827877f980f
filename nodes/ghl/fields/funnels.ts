import { choices, fieldTable, locator } from '../../shared/catalog/fields';

/** Fields of funnels, their pages, and redirects. */
export const funnels = fieldTable({
	funnelId: locator({
		displayName: 'Funnel',
		search: 'searchFunnels',
		example: 'SkIDfu0S4m3NYQyvWHC6',
	}),
	name: { displayName: 'Name', type: 'string', placeholder: 'e.g. Home' },
	type: {
		displayName: 'Type',
		type: 'string',
		placeholder: 'e.g. funnel',
		description: 'Only funnels of this type',
	},
	category: {
		displayName: 'Category',
		type: 'string',
		placeholder: 'e.g. sales',
		description: 'Only funnels of this category',
	},
	parentId: {
		displayName: 'Parent ID',
		type: 'string',
		placeholder: 'e.g. hAmyh7jrJH5FfEEKAJ9z',
		description: 'Only funnels with this parent record',
	},
	redirectId: locator({
		displayName: 'Redirect',
		search: 'searchRedirects',
		example: '6p2RxpgtMKQwO3E6IUaT',
	}),
	domain: {
		displayName: 'Domain',
		type: 'string',
		placeholder: 'e.g. example.com',
		description: 'Domain to redirect from',
	},
	path: {
		displayName: 'Path',
		type: 'string',
		placeholder: 'e.g. /summer-sale',
		description: 'Path to redirect from',
	},
	target: {
		displayName: 'Target',
		type: 'string',
		placeholder: 'e.g. https://example.com/sale',
		description: 'URL to redirect to',
	},
	redirectAction: {
		displayName: 'Target Type',
		type: 'options',
		at: 'action',
		options: [...choices(['all', 'funnel', 'website']), { name: 'URL', value: 'url' }],
		default: 'url',
	},
	search: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. example.com/summer-sale',
		description: 'Domain or path to search for',
	},
});
