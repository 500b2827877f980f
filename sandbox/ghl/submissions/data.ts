import { Collection, type StoredRecord } from '../../server/collection';
import { createRandom, type Random } from '../../server/random';
import { LOCATIONS } from '../accounts';
import type { CustomField } from '../contacts/data';
import type { Contact, GhlData } from '../types';

/** A form or a survey that contacts fill in. */
export interface Questionnaire {
	id: string;
	locationId: string;
	kind: Kind;
	name: string;
}

/** The two types of questionnaires. Their endpoints differ only in their names. */
export type Kind = 'form' | 'survey';

/** A form or survey that a contact filled in. */
export interface Submission extends StoredRecord {
	kind: Kind;
	/** The form or survey. */
	parent: string;
	contactId: string;
	name: string;
	email: string;
	others: Record<string, unknown>;
}

/** Forms, surveys, and their submissions. */
export interface SubmissionData {
	questionnaires: Questionnaire[];
	submissions: Collection<Submission>;
}

export const emptySubmissions = (): SubmissionData => ({
	questionnaires: [],
	submissions: new Collection<Submission>(),
});

const DAY_MS = 86_400_000;
const NAMES: Record<Kind, readonly string[]> = {
	form: ['Wholesale Request', 'Newsletter'],
	survey: ['Tasting Feedback'],
};
/** The path of downloads of files that contacts uploaded. */
const DOWNLOADS = 'https://services.leadconnectorhq.com/documents/download';

/** Returns the value of a field with one file, as the API does (docs/api-notes/ghl.md#form-rules). */
export function fileValue(id: string, name: string, type: string, size: number) {
	const meta = { fieldname: id, originalname: name, encoding: '7bit', mimetype: type, size };
	return { [id]: { meta, documentId: id, url: `${DOWNLOADS}/${id}` } };
}

/** Gives each location forms, a survey, and their submissions. One of them contains a file. */
export function seedSubmissions(data: GhlData, seed: number, now: number): void {
	// Its own random numbers, so that other records do not depend on these.
	const random = createRandom(seed + 6);
	for (const { id } of LOCATIONS) seedLocation(data, random, id, now);
}

function seedLocation(data: GhlData, random: Random, locationId: string, now: number): void {
	const { questionnaires, submissions } = data.submissionData;
	const field: CustomField = {
		id: random.textId(),
		locationId,
		model: 'contact',
		name: 'Documents',
		fieldKey: 'contact.documents',
		dataType: 'FILE_UPLOAD',
		position: 100,
	};
	data.contactData.fields.push(field);
	const contacts = data.contacts.all(locationId);
	for (const kind of ['form', 'survey'] as const) {
		for (const name of NAMES[kind]) {
			const one = { id: random.textId(), locationId, kind, name };
			questionnaires.push(one);
			contacts.slice(0, 4).forEach((contact, i) => {
				const at = now - (4 - i) * 3 * DAY_MS;
				const file = fileValue(random.objectId(), 'tax-certificate.pdf', 'application/pdf', 48_210);
				const values = name === 'Wholesale Request' && i === 0 ? { [field.id]: file } : {};
				submissions.insert(submissionOf(one, contact, random.textId(), at, values));
			});
		}
	}
}

/** Returns a submission of a contact. */
export function submissionOf(
	{ id: parent, kind, name, locationId }: Questionnaire,
	contact: Contact,
	id: string,
	time: number,
	values: Record<string, unknown> = {},
): Submission {
	const at = new Date(time).toISOString();
	const { firstName = '', lastName = '', email = '', _id: contactId } = contact;
	const url = `https://shop.example.com/${kind}s/${parent}`;
	return {
		_id: id,
		altId: locationId,
		createdAt: at,
		updatedAt: at,
		kind,
		parent,
		contactId,
		name: `${firstName} ${lastName}`.trim(),
		email,
		others: {
			first_name: firstName,
			email,
			...values,
			eventData: {
				page: { url, title: name },
				source: 'Direct traffic',
				medium: kind,
				timestamp: time,
			},
			fieldsOriSequance: ['first_name', 'email', ...Object.keys(values)],
		},
	};
}
