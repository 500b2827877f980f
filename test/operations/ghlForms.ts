import { MAIN_LOCATION } from '../../sandbox/ghl/accounts';
import { locator } from '../harness';
import { TEXT_FILE } from './ghlConversations/talks';
import { BAD_LIMIT } from './ghlLocations/records';
import { first } from './support/records';
import type { Case, Cases } from './support/types';

const location: Record<string, string> = { locationId: MAIN_LOCATION.id };
const period = { startAt: '2026-11-01', endAt: '2026-11-24' };
/** The first 32 digits of the SHA-256 hash of the content of TEXT_FILE. */
const FILE_ID = 'ac74c0b722446cc5da25c99819f1fdf5';

/** Forms, surveys, and their submissions. */
export const cases: Cases = ({ ghl }) => {
	const { questionnaires, submissions } = ghl.submissionData;
	const mine = questionnaires.filter(({ locationId }) => locationId === MAIN_LOCATION.id);
	const form = first(mine, ({ name }) => name === 'Wholesale Request');
	const survey = first(mine, ({ kind }) => kind === 'survey');
	const submitted = submissions.all(MAIN_LOCATION.id);
	const field = first(
		ghl.contactData.fields,
		({ name, locationId }) => name === 'Documents' && locationId === MAIN_LOCATION.id,
	);
	const [contact] = ghl.contacts.all(MAIN_LOCATION.id);
	const upload = { contactId: locator(contact._id), customFieldId: locator(field.id) };
	const newestOf = (parent: string) =>
		submitted
			.filter((one) => one.parent === parent)
			.map(({ _id, contactId, name, email, createdAt }) => ({
				submissionId: _id,
				contactId,
				contactName: name,
				contactEmail: email,
				createdAt,
			}))
			.reverse();

	const listOf = (kind: 'form' | 'survey'): Case => ({
		resource: kind,
		operation: 'getAll',
		expect: {
			request: {
				method: 'GET',
				path: `/${kind}s/`,
				query: { ...location, limit: '50', skip: '0' },
			},
			output: mine
				.filter((one) => one.kind === kind)
				.map(({ id, name }) => ({ [`${kind}Id`]: id, name })),
		},
		bad: BAD_LIMIT,
	});

	const submissionsOf = (kind: 'form' | 'survey', operation: string, id: string): Case => ({
		resource: 'submission',
		operation,
		parameters: { filters: { [`${kind}Id`]: locator(id), ...period } },
		expect: {
			request: {
				method: 'GET',
				path: `/${kind}s/submissions`,
				query: { ...location, [`${kind}Id`]: id, ...period, limit: '50', page: '1' },
			},
			output: newestOf(id),
		},
		bad: {
			parameters: { filters: { startAt: 'yesterday' } },
			message: /'Start Date' is not a date: "yesterday"/,
		},
		samples: { q: 'ana@example.com' },
	});

	return [
		listOf('form'),
		{
			resource: 'form',
			operation: 'apiCall',
			parameters: { method: 'GET', path: '/forms/', addAccount: 'locationId' },
			expect: {
				request: { method: 'GET', path: '/forms/', query: location },
				output: { total: 2 },
			},
			bad: { parameters: { path: 'forms' }, message: /'Path' is not a path of the API: forms/ },
		},
		listOf('survey'),
		submissionsOf('form', 'getAllOfForms', form.id),
		submissionsOf('survey', 'getAllOfSurveys', survey.id),
		{
			resource: 'submission',
			operation: 'uploadFiles',
			parameters: { ...upload, inputFields: 'data' },
			items: [TEXT_FILE],
			expect: {
				request: {
					method: 'POST',
					path: '/forms/upload-custom-files',
					query: { contactId: contact._id, ...location },
					body: { [`${field.id}_${FILE_ID}`]: 'invoice.txt (text/plain, 10 bytes)' },
				},
				output: { id: contact._id, email: contact.email },
			},
			bad: {
				parameters: { inputFields: 'invoice' },
				message: /The input item has no binary data in the field 'invoice'/,
			},
			samples: { inputFields: 'data' },
		},
	];
};
