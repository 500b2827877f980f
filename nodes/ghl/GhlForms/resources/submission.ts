import { required } from '../../../shared/catalog/fields';
import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { inQuery, LOCATION_ID } from '../../api';
import { forms as f } from '../../fields/forms';
import { lists } from '../../fields/lists';
import { simplifiedFormSubmission, simplifiedSurveySubmission } from '../simplified';
import { uploadContactFiles } from '../uploadContactFiles';

export const submission: Resource = {
	name: 'Submission',
	operations: {
		getAllOfForms: operation('GET /forms/submissions', {
			name: 'Get Many From Forms',
			action: 'Get many form submissions',
			description: 'Retrieve submissions of one or all forms',
			scope: 'forms.readonly',
			account: LOCATION_ID,
			filters: [f.formId, f.startAt, f.endAt, f.q],
			list: lists.submissions,
			simplified: simplifiedFormSubmission,
		}),
		getAllOfSurveys: operation('GET /surveys/submissions', {
			name: 'Get Many From Surveys',
			action: 'Get many survey submissions',
			description: 'Retrieve submissions of one or all surveys',
			scope: 'surveys.readonly',
			account: LOCATION_ID,
			filters: [f.surveyId, f.startAt, f.endAt, f.q],
			list: lists.submissions,
			simplified: simplifiedSurveySubmission,
		}),
		uploadFiles: operation('POST /forms/upload-custom-files', {
			name: 'Upload Files',
			action: 'Upload files to contact',
			description: 'Add files to a custom field of a contact, as a form with a file upload does',
			scope: 'forms.write',
			account: inQuery(LOCATION_ID),
			fields: [required(f.contactId), required(f.customFieldId), required(f.inputFields)],
			run: uploadContactFiles,
		}),
	},
};
