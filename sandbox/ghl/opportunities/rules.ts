import { FILTER_RULE } from '../filters';
import * as rules from '../validate';

const STATUS = rules.oneOf('open', 'won', 'lost', 'abandoned', 'all');

/** Fields of all bodies. */
const COMMON = {
	pipelineStageId: rules.optional(rules.text),
	monetaryValue: rules.optional(rules.number),
	assignedTo: rules.optional(rules.text),
	customFields: rules.optional(rules.list(rules.object)),
};

/** Body of a new opportunity. */
export const CREATE_RULES = {
	...COMMON,
	pipelineId: rules.text,
	locationId: rules.text,
	name: rules.text,
	status: STATUS,
	contactId: rules.text,
};

/** Body of an update. */
export const UPDATE_RULES = {
	...COMMON,
	pipelineId: rules.optional(rules.text),
	name: rules.optional(rules.text),
	status: rules.optional(STATUS),
};

/** Body of the upsert, which the sandbox supports only with an ID. */
export const UPSERT_RULES = {
	...UPDATE_RULES,
	id: rules.text,
	pipelineId: rules.text,
	locationId: rules.text,
	followers: rules.list(rules.text),
	isRemoveAllFollowers: rules.boolean,
	followersActionType: rules.oneOf('add', 'remove'),
	lostReasonId: rules.optional(rules.text),
};

/** Body of a status. */
export const STATUS_RULES = { status: STATUS, lostReasonId: rules.optional(rules.text) };

const followers: rules.Rule = (value, field) =>
	Array.isArray(value) && value.length > 10
		? [`${field} must contain no more than 10 elements`]
		: rules.list(rules.text)(value, field);

/** Body of added or removed followers. */
export const FOLLOWER_RULES = { followers };

const US_DATE: rules.Rule = (value, field) =>
	/^\d\d-\d\d-\d{4}$/.test(String(value)) ? [] : [`${field} must be a date: mm-dd-yyyy`];

/** Query of the search with filters. */
export const SEARCH_RULES = {
	location_id: rules.text,
	status: rules.optional(STATUS),
	limit: rules.optional(rules.count(1)),
	page: rules.optional(rules.count(1)),
	date: rules.optional(US_DATE),
	endDate: rules.optional(US_DATE),
};

const PAGE: rules.Rule = (value, field) =>
	Number.isInteger(value) && Number(value) >= 0 ? [] : [`${field} must not be less than 0`];

/** Body of the advanced search. The page about it documents `filters` and `sort`. */
export const ADVANCED_SEARCH_RULES = {
	locationId: rules.text,
	query: (value: unknown, field: string) =>
		typeof value === 'string' && value.length <= 75
			? []
			: [`${field} must be shorter than or equal to 75 characters`],
	limit: rules.positive,
	page: PAGE,
	searchAfter: rules.list(rules.text),
	filters: rules.optional(rules.list(FILTER_RULE)),
	sort: rules.optional(
		rules.list(rules.shape({ field: rules.text, direction: rules.oneOf('asc', 'desc') })),
	),
	additionalDetails: rules.shape({
		notes: rules.boolean,
		tasks: rules.boolean,
		calendarEvents: rules.boolean,
		unReadConversations: rules.boolean,
	}),
};
