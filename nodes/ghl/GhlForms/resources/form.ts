import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_ID } from '../../api';
import { forms as f } from '../../fields/forms';
import { lists } from '../../fields/lists';
import { apiCall } from '../../operations';

export const form: Resource = {
	name: 'Form',
	operations: {
		getAll: operation('GET /forms/', {
			name: 'Get Many',
			action: 'Get many forms',
			description: 'Retrieve the forms of the location',
			scope: 'forms.readonly',
			account: LOCATION_ID,
			filters: [f.type],
			list: lists.forms,
			simplified: { formId: 'id', name: 'name' },
		}),
		apiCall,
	},
};
