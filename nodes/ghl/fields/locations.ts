import { textList } from '../../shared/catalog/encode';
import { choices, fieldTable, locator, rows, shownWhen } from '../../shared/catalog/fields';
import { messageRecords } from './messageRecords';
import { opportunities } from './opportunities';

/** The data types of custom fields (docs/api-notes/ghl.md#custom-fields). */
const DATA_TYPES = [
	{ name: 'Checkbox', value: 'CHECKBOX' },
	{ name: 'Date', value: 'DATE' },
	{ name: 'Decimal Number', value: 'FLOAT' },
	{ name: 'Dropdown', value: 'SINGLE_OPTIONS' },
	{ name: 'Dropdown (Multiple)', value: 'MULTIPLE_OPTIONS' },
	{ name: 'File Upload', value: 'FILE_UPLOAD' },
	{ name: 'Long Text', value: 'LARGE_TEXT' },
	{ name: 'Monetary', value: 'MONETORY' },
	{ name: 'Number', value: 'NUMERICAL' },
	{ name: 'Phone', value: 'PHONE' },
	{ name: 'Radio', value: 'RADIO' },
	{ name: 'Signature', value: 'SIGNATURE' },
	{ name: 'Text', value: 'TEXT' },
	{ name: 'Text Box List', value: 'TEXTBOX_LIST' },
	{ name: 'Time', value: 'TIME' },
];

const WITH_OPTIONS = ['CHECKBOX', 'MULTIPLE_OPTIONS', 'RADIO', 'SINGLE_OPTIONS'];

const textBox = fieldTable({
	label: { displayName: 'Label', type: 'string', placeholder: 'e.g. First choice' },
	prefillValue: {
		displayName: 'Prefilled Value',
		type: 'string',
		placeholder: 'e.g. Espresso',
		description: 'Value that the text box contains before a contact changes it',
	},
});

/** Fields of locations. */
export const locations = fieldTable({
	companyId: {
		displayName: 'Agency ID',
		type: 'string',
		placeholder: 'e.g. 5DP4iH6HLkQsiKESj6rh',
		description: 'Only locations of this agency (company)',
	},
	email: {
		displayName: 'Email',
		type: 'string',
		placeholder: 'e.g. shop@example.com',
		description: 'Only the location with this email address',
	},
	order: {
		displayName: 'Sort Direction',
		type: 'options',
		options: [
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending', value: 'desc' },
		],
		default: 'asc',
	},
});

/** Fields of custom fields. */
export const customFields = fieldTable({
	customFieldId: locator({
		displayName: 'Custom Field',
		search: 'searchAllCustomFields',
		example: '3sv6UEo51C9Bmpo1cKTq',
		key: 'contact.trustpilot_score',
	}),
	name: { displayName: 'Name', type: 'string', placeholder: 'e.g. Trustpilot Score' },
	dataType: {
		displayName: 'Data Type',
		type: 'options',
		options: DATA_TYPES,
		default: 'TEXT',
		description: 'GHL cannot change the data type later',
	},
	model: {
		displayName: 'Record Type',
		type: 'options',
		options: choices(['contact', 'opportunity']),
		default: 'contact',
		description: 'The records that have the field',
	},
	modelFilter: {
		displayName: 'Record Type',
		type: 'options',
		at: 'model',
		options: choices(['all', 'contact', 'opportunity']),
		default: 'all',
		description: 'The records that have the fields. If not set, GHL returns fields of contacts.',
	},
	choices: {
		displayName: 'Choices',
		type: 'string',
		at: 'options',
		as: textList,
		placeholder: 'e.g. Light, Medium, Dark',
		description: 'Comma-separated list of the values that can be chosen',
	},
	textBoxListOptions: rows({ displayName: 'Text Boxes', rowName: 'Text Box' }, [
		textBox.label,
		textBox.prefillValue,
	]),
	placeholder: {
		displayName: 'Placeholder',
		type: 'string',
		placeholder: 'e.g. 1 to 5',
		description: 'Text that the empty field shows',
	},
	description: {
		displayName: 'Description',
		type: 'string',
		placeholder: 'e.g. Stars of the latest review',
	},
	fieldKey: {
		displayName: 'Key',
		type: 'string',
		placeholder: 'e.g. trustpilot_score',
		description: 'Key of the field. If empty, GHL creates it from the name.',
	},
	position: { displayName: 'Position', type: 'number', description: 'Position in its folder' },
	parentId: {
		displayName: 'Folder ID',
		type: 'string',
		placeholder: 'e.g. OBtitTvkSkS5SOneXRzL',
		description: 'The parentId of another custom field in the same folder',
	},
	acceptedFormat: {
		displayName: 'Accepted Formats',
		type: 'string',
		as: textList,
		placeholder: 'e.g. .pdf, .docx, .jpeg',
		description: 'Comma-separated list of file name extensions, for a field with files',
	},
	isMultipleFile: {
		displayName: 'Multiple Files',
		type: 'boolean',
		default: true,
		description: 'Whether a field with files can contain more than one file',
	},
	maxNumberOfFiles: {
		displayName: 'Max Number of Files',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'How many files a field with files can contain',
	},
});

/** Choices and text boxes of a new field, for the data types that require them. */
export const choicesOfType = [
	shownWhen({ ...customFields.choices, required: true }, { dataType: WITH_OPTIONS }),
	shownWhen({ ...customFields.textBoxListOptions, required: true }, { dataType: ['TEXTBOX_LIST'] }),
] as const;

/** Fields to upload files for a custom field. */
export const uploads = fieldTable({
	uploadFor: {
		displayName: 'Upload For',
		type: 'options',
		in: 'none',
		options: [
			{ name: 'Contact', value: 'contact' },
			{ name: 'Custom Field', value: 'customField' },
			{ name: 'Opportunity', value: 'opportunity' },
		],
		default: 'contact',
	},
	contactId: {
		...opportunities.contactId,
		at: 'id',
		required: true,
		showWhen: { uploadFor: ['contact'] },
	},
	customFieldId: {
		...customFields.customFieldId,
		modes: customFields.customFieldId.modes?.filter(({ name }) => name !== 'key'),
		at: 'id',
		required: true,
		showWhen: { uploadFor: ['customField'] },
	},
	opportunityId: {
		...opportunities.opportunityId,
		at: 'id',
		required: true,
		showWhen: { uploadFor: ['opportunity'] },
	},
	inputFields: messageRecords.inputFields,
	maxFiles: {
		displayName: 'Max Number of Files',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'How many files GHL accepts for the field',
	},
});

/** Fields of custom values. */
export const customValues = fieldTable({
	customValueId: locator({
		displayName: 'Custom Value',
		search: 'searchCustomValues',
		example: 'rWQ709Pb62syqGLceg1x',
		key: 'custom_values.support_email',
	}),
	name: { displayName: 'Name', type: 'string', placeholder: 'e.g. Support Email' },
	value: { displayName: 'Value', type: 'string', placeholder: 'e.g. support@example.com' },
});

/** Fields of tags. */
export const tags = fieldTable({
	tagId: locator({ displayName: 'Tag', search: 'searchTags', example: 'flGwEuzsfJOia1i1ikRN' }),
	name: { displayName: 'Name', type: 'string', placeholder: 'e.g. reviewed' },
});

/** Fields of templates. */
export const templates = fieldTable({
	templateId: locator({
		displayName: 'Template',
		search: 'searchTemplates',
		example: '2yMwhgTNO19bpintqrap',
	}),
	type: {
		displayName: 'Type',
		type: 'options',
		options: [
			{ name: 'Email', value: 'email' },
			{ name: 'SMS', value: 'sms' },
			{ name: 'WhatsApp', value: 'whatsapp' },
		],
		default: 'sms',
		description: 'Only templates of this type',
	},
	deleted: {
		displayName: 'Deleted',
		type: 'boolean',
		default: true,
		description: 'Whether to return deleted templates instead of active ones',
	},
});
