import { required } from '../../../shared/catalog/fields';
import type { Resource, Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_ID, NO_ACCOUNT } from '../../api';
import { calendarGroups as g } from '../../fields/calendarResources';
import { lists } from '../../fields/lists';

const READ = 'calendars/groups.readonly';
const WRITE = 'calendars/groups.write';

const simplified: Simplified = {
	groupId: 'id',
	name: 'name',
	description: 'description',
	slug: 'slug',
	isActive: 'isActive',
};

export const calendarGroup = {
	name: 'Calendar Group',
	operations: {
		checkSlug: operation('POST /calendars/groups/validate-slug', {
			name: 'Check Slug',
			action: 'Check slug of calendar group',
			description: 'Check whether a slug is available for a calendar group',
			scope: WRITE,
			account: LOCATION_ID,
			fields: [required(g.slug)],
			repeatable: true,
		}),
		create: operation('POST /calendars/groups', {
			name: 'Create',
			action: 'Create calendar group',
			description: 'Create a calendar group',
			scope: WRITE,
			account: LOCATION_ID,
			fields: [required(g.name), required(g.description), required(g.slug)],
			additional: [g.isActive],
			record: 'group',
			simplified,
		}),
		delete: operation('DELETE /calendars/groups/{groupId}', {
			name: 'Delete',
			action: 'Delete calendar group',
			description: 'Delete a calendar group permanently',
			scope: WRITE,
			account: NO_ACCOUNT,
			path: { groupId: g.groupId },
			result: 'deleted',
		}),
		getAll: operation('GET /calendars/groups', {
			name: 'Get Many',
			action: 'Get many calendar groups',
			description: 'Retrieve the calendar groups of the location',
			scope: READ,
			account: LOCATION_ID,
			list: lists.calendarGroups,
			simplified,
		}),
		setStatus: operation('PUT /calendars/groups/{groupId}/status', {
			name: 'Set Status',
			action: 'Set status of calendar group',
			description: 'Enable or disable a calendar group',
			scope: WRITE,
			account: NO_ACCOUNT,
			path: { groupId: g.groupId },
			fields: [g.isActive],
			result: 'success',
		}),
		update: operation('PUT /calendars/groups/{groupId}', {
			name: 'Update',
			action: 'Update calendar group',
			description: 'Update a calendar group',
			scope: WRITE,
			account: NO_ACCOUNT,
			path: { groupId: g.groupId },
			// The API requires all of them.
			fields: [required(g.name), required(g.description), required(g.slug)],
			record: 'group',
			simplified,
		}),
	},
} satisfies Resource;
