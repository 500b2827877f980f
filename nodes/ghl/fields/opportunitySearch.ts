import type { IDataObject } from 'n8n-workflow';

import { usDate } from '../../shared/catalog/encode';
import { choices, fieldTable } from '../../shared/catalog/fields';
import type { FieldDraft } from '../../shared/catalog/fields';
import { contacts, user } from './contacts';
import { opportunities, STATUSES } from './opportunities';
import { conditionFields, groupFilters } from './searchConditions';

/** Filter fields of the advanced search (docs/api-notes/ghl.md#opportunity-search). */
const FIELDS = {
	assigned_to: 'Assigned User ID',
	company_name: 'Company Name',
	contact_id: 'Contact ID',
	contact_name: 'Contact Name',
	date_added: 'Created At',
	customField: 'Custom Field',
	email: 'Email',
	followers: 'Followers',
	id: 'ID',
	last_stage_change_date: 'Last Stage Change At',
	last_status_change_date: 'Last Status Change At',
	lost_reason_id: 'Lost Reason ID',
	name: 'Name',
	monetary_value: 'Opportunity Value',
	phone: 'Phone',
	pipeline_id: 'Pipeline ID',
	source: 'Source',
	pipeline_stage_id: 'Stage ID',
	status: 'Status',
	date_updated: 'Updated At',
} as const;

const SORT_FIELDS = {
	date_added: 'Created At',
	last_stage_change_date: 'Last Stage Change At',
	last_status_change_date: 'Last Status Change At',
	name: 'Name',
	monetary_value: 'Opportunity Value',
	date_updated: 'Updated At',
} as const;

/** Related records that a search can return with each opportunity. */
const include = (records: string): FieldDraft => ({
	displayName: `Include ${records}`,
	type: 'boolean',
	default: true,
	description: `Whether to return the ${records.toLowerCase()} of the contact with each opportunity`,
});

/** Filters and options of `GET /opportunities/search`, with the names of the dated API version. */
export const opportunityFilters = fieldTable({
	q: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. Office coffee',
		description: 'Text to search for in opportunities and their contacts',
	},
	pipelineId: { ...opportunities.pipelineId, at: 'pipeline_id' },
	pipelineStageId: { ...opportunities.pipelineStageId, at: 'pipeline_stage_id' },
	contactId: { ...contacts.contactId, at: 'contact_id' },
	status: { ...opportunities.status, options: choices([...STATUSES, 'all']), default: 'all' },
	assignedTo: {
		...user('Assigned To', 'Only opportunities that are assigned to this user'),
		at: 'assigned_to',
	},
	campaignId: contacts.campaignId,
	id: {
		displayName: 'Opportunity ID',
		type: 'string',
		placeholder: 'e.g. yWQobCRIhRguQtD2llvk',
		description: 'Only the opportunity with this ID',
	},
	date: {
		displayName: 'Start Date',
		type: 'dateTime',
		as: usDate,
		description: 'Only opportunities that were created on or after this day',
	},
	endDate: {
		displayName: 'End Date',
		type: 'dateTime',
		as: usDate,
		description: 'Only opportunities that were created on or before this day',
	},
	country: {
		displayName: 'Country',
		type: 'string',
		placeholder: 'e.g. US',
		description: 'Two-letter country code of the contact',
	},
	order: {
		displayName: 'Sort Order',
		type: 'options',
		options: [
			{ name: 'Newest First', value: 'added_desc' },
			{ name: 'Oldest First', value: 'added_asc' },
		],
		default: 'added_desc',
	},
	getTasks: include('Tasks'),
	getNotes: include('Notes'),
	getCalendarEvents: include('Appointments'),
});

/** The names of filters that are different in v3 (docs/api-notes/ghl.md#opportunity-search). */
const V3_NAMES = {
	location_id: 'locationId',
	pipeline_id: 'pipelineId',
	pipeline_stage_id: 'pipelineStageId',
	contact_id: 'contactId',
	assigned_to: 'assignedTo',
};

/** Gives the filters the names of the API version. */
export function nameFilters({ query }: { query: IDataObject }, version: string): void {
	if (version !== 'v3') return;
	for (const [dated, v3] of Object.entries(V3_NAMES)) {
		if (query[dated] !== undefined) query[v3] = query[dated];
		delete query[dated];
	}
}

/** Form of the advanced search: `POST /opportunities/search`. */
export const opportunitySearch = fieldTable({
	query: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. Office coffee',
		description:
			'Text of up to 75 characters to search for in the searchable fields of the location',
	},
	...conditionFields({
		records: 'opportunities',
		fields: FIELDS,
		sortFields: SORT_FIELDS,
		defaultField: 'status',
		defaultSortField: 'date_added',
		customFields: { search: 'searchOpportunityCustomFields', prefix: 'custom_fields' },
		value: { placeholder: 'e.g. open, 500 or 2026-11-24' },
		valueOf: (field, text) =>
			field === 'monetary_value' && Number.isFinite(Number(text)) ? Number(text) : text,
	}),
	notes: { ...include('Notes'), at: 'additionalDetails.notes' },
	tasks: { ...include('Tasks'), at: 'additionalDetails.tasks' },
	calendarEvents: { ...include('Appointments'), at: 'additionalDetails.calendarEvents' },
	unReadConversations: {
		...include('Unread Conversations'),
		at: 'additionalDetails.unReadConversations',
	},
});

/** The values that the advanced search requires even if the form has none. */
export const requiredOfSearch = (): IDataObject => ({
	query: '',
	searchAfter: [],
	additionalDetails: {
		notes: false,
		tasks: false,
		calendarEvents: false,
		unReadConversations: false,
	},
});

/** Completes the body of the advanced search. */
export function completeSearch({ body }: { body: IDataObject }): void {
	groupFilters({ body });
	const { additionalDetails, ...required } = requiredOfSearch();
	for (const [name, value] of Object.entries(required)) body[name] ??= value;
	body.additionalDetails = {
		...(additionalDetails as IDataObject),
		...(body.additionalDetails as IDataObject),
	};
}
