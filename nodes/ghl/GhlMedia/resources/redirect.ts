import { required } from '../../../shared/catalog/fields';
import type { Resource, Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_ID } from '../../api';
import { funnels as f } from '../../fields/funnels';
import { lists } from '../../fields/lists';

const WRITE = 'funnels/redirect.write';

const simplified: Simplified = {
	redirectId: 'id',
	domain: 'domain',
	path: 'path',
	target: 'target',
	action: 'action',
	type: 'type',
};

export const redirect: Resource = {
	name: 'Redirect',
	operations: {
		create: operation('POST /funnels/lookup/redirect', {
			name: 'Create',
			action: 'Create redirect',
			description: 'Redirect a path of a domain to another URL',
			scope: WRITE,
			account: LOCATION_ID,
			fields: [required(f.domain), required(f.path), required(f.target), f.redirectAction],
			record: 'data',
			simplified,
		}),
		delete: operation('DELETE /funnels/lookup/redirect/{id}', {
			name: 'Delete',
			action: 'Delete redirect',
			description: 'Delete a redirect permanently',
			scope: WRITE,
			account: LOCATION_ID,
			path: { id: f.redirectId },
			result: 'deleted',
		}),
		getAll: operation('GET /funnels/lookup/redirect/list', {
			name: 'Get Many',
			action: 'Get many redirects',
			description: 'Retrieve the redirects of the location',
			scope: 'funnels/redirect.readonly',
			account: LOCATION_ID,
			filters: [f.search],
			list: lists.redirects,
			simplified,
		}),
		update: operation('PATCH /funnels/lookup/redirect/{id}', {
			name: 'Update',
			action: 'Update redirect',
			description: 'Change the target of a redirect',
			scope: WRITE,
			account: LOCATION_ID,
			path: { id: f.redirectId },
			fields: [required(f.target), f.redirectAction],
			// A retry sets the same target again.
			repeatable: true,
			record: 'data',
			simplified,
		}),
	},
};
