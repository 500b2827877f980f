import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../shared/core/guards';

/** Data about the submission that GHL returns with the values of its fields. */
const DETAILS = ['eventData', 'fieldsOriSequance'];

/** Returns the files in the value of a field: each has a URL, by an ID or in a list (docs/api-notes/ghl.md#form-rules). */
function filesIn(value: unknown): IDataObject[] {
	const entries = isObject(value) || Array.isArray(value) ? Object.values(value) : [];
	return entries.filter((one): one is IDataObject => isObject(one) && typeof one.url === 'string');
}

/** Returns the values by field, without details of the submission. */
function fieldsOf({ others }: IDataObject): Array<[string, unknown]> {
	return Object.entries(isObject(others) ? others : {}).filter(([key]) => !DETAILS.includes(key));
}

/** Returns the values of a submission that are not files, by the name or ID of their field. */
export const fieldValuesOf = (submission: IDataObject): IDataObject =>
	Object.fromEntries(
		fieldsOf(submission).filter(([, value]) => filesIn(value).length === 0),
	) as IDataObject;

/** Returns the uploaded files of a submission, each with its field and its URL. */
export const filesOf = (submission: IDataObject): IDataObject[] =>
	fieldsOf(submission).flatMap(([field, value]) =>
		filesIn(value).map(({ meta, url }) => {
			const { originalname, mimetype, size } = isObject(meta) ? meta : {};
			return { field, name: originalname, type: mimetype, size, url };
		}),
	);
