import { label } from '../../shared/engine/listEntries';
import { listSearchOf, optionsOf } from '../../shared/engine/search';
import type { Search } from '../../shared/engine/search';
import { ghl, LOCATION_ID } from '../api';
import { lists } from './lists';

const SEARCHES = {
	searchForms: {
		route: 'GET /forms/',
		list: lists.forms,
		scope: 'forms.readonly',
		account: LOCATION_ID,
		name: (row) => label(row.name),
		value: 'id',
	},
	searchSurveys: {
		route: 'GET /surveys/',
		list: lists.surveys,
		scope: 'surveys.readonly',
		account: LOCATION_ID,
		name: (row) => label(row.name),
		value: 'id',
	},
} satisfies Record<string, Search>;

/** List searches of forms and surveys, by method name. */
export const formSearches = listSearchOf(ghl, SEARCHES);

/** Lists of forms and surveys for fields with several values, by method name. */
export const formOptions = {
	getForms: optionsOf(ghl, SEARCHES.searchForms),
	getSurveys: optionsOf(ghl, SEARCHES.searchSurveys),
};
