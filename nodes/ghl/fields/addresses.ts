import type { IDataObject } from 'n8n-workflow';

import { textList } from '../../shared/catalog/encode';
import type { Encoder } from '../../shared/catalog/encode';
import { fieldTable, locator } from '../../shared/catalog/fields';
import { anyText } from '../../shared/core/guards';

const upperCase: Encoder = (value) => anyText(value).trim().toUpperCase();

/** Converts states to objects, as GHL expects them. */
const stateObjects: Encoder = (value, context) =>
	(textList(value, context) as string[]).map((code): IDataObject => ({ code }));

/** Fields of an address and of a shipping area. */
export const addresses = fieldTable({
	name: { displayName: 'Name', type: 'string', placeholder: 'e.g. Ana Diaz' },
	companyName: { displayName: 'Company', type: 'string', placeholder: 'e.g. Fernway Studio' },
	addressLine1: { displayName: 'Street', type: 'string', placeholder: 'e.g. 12 Harbour Street' },
	country: {
		...locator({
			displayName: 'Country',
			search: 'searchCountries',
			example: 'US',
			description: 'The country. Its ID is the two-letter country code.',
		}),
		as: upperCase,
		required: true,
	},
	state: {
		displayName: 'State',
		type: 'string',
		placeholder: 'e.g. TX',
		description: 'Code of the state or region',
	},
	states: {
		displayName: 'States',
		type: 'string',
		as: stateObjects,
		placeholder: 'e.g. TX, NM',
		description: 'Comma-separated state codes. Leave empty for the entire country.',
	},
	city: { displayName: 'City', type: 'string', placeholder: 'e.g. Bristol' },
	zip: { displayName: 'ZIP Code', type: 'string', placeholder: 'e.g. 78701' },
	phone: { displayName: 'Phone', type: 'string', placeholder: 'e.g. +1-214-559-6993' },
	email: { displayName: 'Email', type: 'string', placeholder: 'e.g. ana@example.com' },
	street1: {
		displayName: 'Street',
		type: 'string',
		required: true,
		placeholder: 'e.g. 12 Harbour Street',
	},
	street2: { displayName: 'Street Line 2', type: 'string', placeholder: 'e.g. Unit 4' },
});
