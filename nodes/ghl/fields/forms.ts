import { isoDay } from '../../shared/catalog/encode';
import { fieldTable, locator } from '../../shared/catalog/fields';
import { customFields } from './locations';
import { messageRecords } from './messageRecords';
import { opportunities } from './opportunities';

/** Fields of forms, surveys, and their submissions. */
export const forms = fieldTable({
	type: {
		displayName: 'Type',
		type: 'string',
		placeholder: 'e.g. folder',
		description: 'Only records of this type',
	},
	formId: {
		...locator({ displayName: 'Form', search: 'searchForms', example: 'jjusM6EOngDExnbo2DbU' }),
		description: 'Only submissions of this form',
	},
	surveyId: {
		...locator({
			displayName: 'Survey',
			search: 'searchSurveys',
			example: 'I5GFa3d3cKjojpe4VVUx',
		}),
		description: 'Only submissions of this survey',
	},
	q: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. ana@example.com',
		description: 'Contact ID, name, email address or phone number of the contact',
	},
	startAt: {
		displayName: 'Start Date',
		type: 'dateTime',
		as: isoDay,
		description: 'Only submissions on or after this date. If empty, GHL returns the last month.',
	},
	endAt: {
		displayName: 'End Date',
		type: 'dateTime',
		as: isoDay,
		description: 'Only submissions on or before this date',
	},
	contactId: { ...opportunities.contactId, in: 'query' },
	customFieldId: {
		...customFields.customFieldId,
		modes: customFields.customFieldId.modes?.filter(({ name }) => name !== 'key'),
		description: 'Custom field of contacts that contains files',
	},
	inputFields: messageRecords.inputFields,
});
