import { required, shownWhen } from '../../../shared/catalog/fields';
import type { Resource, Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_ID, NO_ACCOUNT } from '../../api';
import { calendarResources as r } from '../../fields/calendarResources';
import { lists } from '../../fields/lists';

const READ = 'calendars/resources.readonly';
const WRITE = 'calendars/resources.write';
const path = { resourceType: r.resourceType, id: r.resourceId };

/** Simplified resource in the response to an update, which does not contain its calendars. */
const simplifiedResult: Simplified = {
	resourceId: ['_id', 'id'],
	name: 'name',
	resourceType: 'resourceType',
	isActive: 'isActive',
	description: 'description',
	quantity: 'quantity',
	outOfService: 'outOfService',
	capacity: 'capacity',
};

const simplified: Simplified = { ...simplifiedResult, calendarIds: 'calendarIds' };

export const calendarResource: Resource = {
	name: 'Calendar Resource',
	description: 'A room, or equipment, that service calendars use',
	operations: {
		create: operation('POST /calendars/resources/{resourceType}', {
			name: 'Create',
			action: 'Create calendar resource',
			description: 'Create a room or equipment',
			scope: WRITE,
			account: LOCATION_ID,
			path: { resourceType: r.resourceType },
			fields: [
				required(r.name),
				required(r.description),
				shownWhen(required(r.capacity), { resourceType: ['rooms'] }),
				shownWhen(required(r.quantity), { resourceType: ['equipments'] }),
				shownWhen(r.outOfService, { resourceType: ['equipments'] }),
				r.calendarIds,
			],
			// The API requires all of them for both types.
			adapt: ({ body }) => {
				Object.assign(body, {
					quantity: 0,
					outOfService: 0,
					capacity: 0,
					calendarIds: [],
					...body,
				});
			},
			simplified,
		}),
		delete: operation('DELETE /calendars/resources/{resourceType}/{id}', {
			name: 'Delete',
			action: 'Delete calendar resource',
			description: 'Delete a room or equipment permanently',
			scope: WRITE,
			account: NO_ACCOUNT,
			path,
			result: 'deleted',
		}),
		get: operation('GET /calendars/resources/{resourceType}/{id}', {
			name: 'Get',
			action: 'Get calendar resource',
			description: 'Retrieve one room or equipment',
			scope: READ,
			account: NO_ACCOUNT,
			path,
			simplified,
		}),
		getAll: operation('GET /calendars/resources/{resourceType}', {
			name: 'Get Many',
			action: 'Get many calendar resources',
			description: 'Retrieve the rooms or the equipment of the location',
			scope: READ,
			account: LOCATION_ID,
			path: { resourceType: r.resourceType },
			list: lists.calendarResources,
			simplified,
		}),
		update: operation('PUT /calendars/resources/{resourceType}/{id}', {
			name: 'Update',
			action: 'Update calendar resource',
			description: 'Update a room or equipment',
			scope: WRITE,
			account: LOCATION_ID,
			path,
			update: [
				r.name,
				r.description,
				r.quantity,
				r.outOfService,
				r.capacity,
				r.calendarIds,
				r.isActive,
			],
			simplified: simplifiedResult,
		}),
	},
};
