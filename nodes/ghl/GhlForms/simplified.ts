import type { Simplified } from '../../shared/catalog/types';
import { fieldValuesOf, filesOf } from './fieldValues';

/** Simplified submission, without its form or survey. */
const simplifiedSubmission: Simplified = {
	contactId: 'contactId',
	contactName: 'name',
	contactEmail: 'email',
	fieldValues: fieldValuesOf,
	files: filesOf,
	pageUrl: 'others.eventData.page.url',
	createdAt: 'createdAt',
};

/** Simplified submission of a form. */
export const simplifiedFormSubmission: Simplified = {
	submissionId: 'id',
	formId: 'formId',
	...simplifiedSubmission,
};

/** Simplified submission of a survey. */
export const simplifiedSurveySubmission: Simplified = {
	submissionId: 'id',
	surveyId: 'surveyId',
	...simplifiedSubmission,
};
