import type { IDataObject } from 'n8n-workflow';

import { splitList } from '../../shared/catalog/encode';
import type { Encoder } from '../../shared/catalog/encode';
import { rows } from '../../shared/catalog/fields';
import type { FieldDraft } from '../../shared/catalog/fields';
import type { Field } from '../../shared/catalog/types';

const several: Encoder = (ids) => ids;

/**
 * Returns a field for several records of one type, each chosen from the list search of `record`, sent as a
 * list of IDs. A row with an expression can return several IDs, as an array or comma-separated text.
 *
 * @param as How the API expects the list, such as `commaSeparated`.
 */
export function recordIds(
	draft: Pick<FieldDraft, 'displayName' | 'description' | 'at' | 'required' | 'showWhen'>,
	record: Field,
	as: Encoder = several,
): FieldDraft {
	return {
		...rows({ ...draft, rowName: record.displayName }, [record]),
		as: (value, context) => {
			const chosen = (value as IDataObject[]).flatMap((row) => splitList(row[record.name]));
			return as(chosen, context);
		},
	};
}
