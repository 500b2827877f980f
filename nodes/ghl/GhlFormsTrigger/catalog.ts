import type { IDataObject } from 'n8n-workflow';

import { fieldTable } from '../../shared/catalog/fields';
import type { Simplified } from '../../shared/catalog/types';
import { scalarText } from '../../shared/core/guards';
import { DAY_MS } from '../../shared/core/time';
import type {
	FormValues,
	TriggerCatalog,
	TriggerEvent,
	TriggerFilter,
	WatchedList,
} from '../../shared/poll/catalog';
import type { Row } from '../../shared/poll/types';
import { ghl, LOCATION_ID } from '../api';
import { lists } from '../fields/lists';
import { simplifiedFormSubmission, simplifiedSurveySubmission } from '../GhlForms/simplified';

/** Before the first submission of any account. Without a start, GHL returns only the last month. */
const EARLIEST = '2000-01-01';

const dayOf = (time: string): string => time.slice(0, 10);

/**
 * Returns the days of the submissions to list. The time zone of a day is not documented, so that the last day is
 * later than today in every time zone (docs/api-notes/ghl.md#form-rules).
 */
const ofDays = (from: string | undefined, { now }: FormValues): IDataObject => ({
	startAt: dayOf(from ?? EARLIEST),
	endAt: dayOf(new Date(now + 2 * DAY_MS).toISOString()),
});

/** The list of submissions of one kind, with its event. */
const submissions = (
	kind: 'form' | 'survey',
	simplified: Simplified,
	events: Record<string, TriggerEvent>,
): WatchedList => ({
	name: `${kind}Submissions`,
	route: `GET /${kind}s/submissions`,
	account: LOCATION_ID,
	list: lists.submissions,
	scope: `${kind}s.readonly`,
	ask: ofDays,
	id: 'id',
	createdAt: 'createdAt',
	simplified,
	events,
});

const choice = (displayName: string, loadOptionsMethod: string) =>
	({
		displayName,
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod },
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	}) as const;

const f = fieldTable({
	formIds: choice('Form Names or IDs', 'getForms'),
	surveyIds: choice('Survey Names or IDs', 'getSurveys'),
});

/** Accepts submissions of some forms or surveys. Submissions of the other kind do not have the field. */
const among = (field: TriggerFilter['field'], path: 'formId' | 'surveyId'): TriggerFilter => ({
	field,
	accepts: (row: Row, value) => {
		const wanted = [value].flat().map(scalarText);
		return wanted.length === 0 || row[path] === undefined || wanted.includes(scalarText(row[path]));
	},
});

export const catalog: TriggerCatalog = {
	api: ghl,
	records: 'submissions',
	watched: [
		submissions('form', simplifiedFormSubmission, {
			formSubmitted: {
				name: 'Form Submitted',
				description: 'A contact submitted a form',
				on: 'created',
			},
		}),
		submissions('survey', simplifiedSurveySubmission, {
			surveySubmitted: {
				name: 'Survey Submitted',
				description: 'A contact submitted a survey',
				on: 'created',
			},
		}),
	],
	filters: [among(f.formIds, 'formId'), among(f.surveyIds, 'surveyId')],
};
