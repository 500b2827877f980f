import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { calendarRecords, limitRejected, location, UNKNOWN } from './records';

export const groupAndResourceCases: Cases = (world) => {
	const { group, room, machine, workshop } = calendarRecords(world);
	const groupId = locator(group._id);
	const form = { name: 'Courses', description: 'Courses for beginners', slug: 'courses' };
	const unknownGroup = {
		parameters: { groupId: locator(UNKNOWN) },
		message: new RegExp(`Group not found for id:${UNKNOWN}`),
	};
	const chosenRoom = { resourceType: 'rooms', resourceId: locator(room._id) };
	const roomPath = `/calendars/resources/rooms/${room._id}`;
	const unknownResource = {
		parameters: { resourceId: locator(UNKNOWN) },
		message: new RegExp(`Resource not found for id:${UNKNOWN}`),
	};
	return [
		{
			resource: 'calendarGroup',
			operation: 'checkSlug',
			parameters: { slug: 'tastings' },
			expect: {
				request: {
					method: 'POST',
					path: '/calendars/groups/validate-slug',
					body: { ...location, slug: 'tastings' },
				},
				output: [{ available: false }],
			},
			bad: { parameters: { slug: '' }, message: /'Slug' is empty/ },
		},
		{
			resource: 'calendarGroup',
			operation: 'create',
			parameters: { ...form, additionalFields: { isActive: true } },
			expect: {
				request: {
					method: 'POST',
					path: '/calendars/groups',
					body: { ...location, ...form, isActive: true },
				},
				output: { ...form, isActive: true },
			},
			bad: { parameters: { slug: 'tastings' }, message: /Slug is already taken/ },
		},
		{
			resource: 'calendarGroup',
			operation: 'delete',
			parameters: { groupId },
			expect: {
				request: { method: 'DELETE', path: `/calendars/groups/${group._id}` },
				output: [{ deleted: true }],
			},
			bad: unknownGroup,
		},
		{
			resource: 'calendarGroup',
			operation: 'getAll',
			parameters: {},
			expect: {
				request: { method: 'GET', path: '/calendars/groups', query: location },
				output: [{ groupId: group._id, name: 'Tastings', slug: 'tastings' }],
			},
			bad: limitRejected,
		},
		{
			resource: 'calendarGroup',
			operation: 'setStatus',
			parameters: { groupId, isActive: false },
			expect: {
				request: {
					method: 'PUT',
					path: `/calendars/groups/${group._id}/status`,
					body: { isActive: false },
				},
				output: [{ success: true }],
			},
			bad: unknownGroup,
		},
		{
			resource: 'calendarGroup',
			operation: 'update',
			parameters: { groupId, ...form },
			expect: {
				request: { method: 'PUT', path: `/calendars/groups/${group._id}`, body: form },
				output: { groupId: group._id, ...form },
			},
			bad: { parameters: { description: '' }, message: /'Description' is empty/ },
		},
		{
			resource: 'calendarResource',
			operation: 'create',
			parameters: {
				resourceType: 'rooms',
				name: 'Roastery',
				description: 'With a view of the drum roaster',
				capacity: 12,
				calendarIds: { rows: [{ calendarId: locator(workshop._id) }] },
			},
			expect: {
				request: {
					method: 'POST',
					path: '/calendars/resources/rooms',
					body: {
						...location,
						name: 'Roastery',
						description: 'With a view of the drum roaster',
						capacity: 12,
						quantity: 0,
						outOfService: 0,
						calendarIds: [workshop._id],
					},
				},
				output: { name: 'Roastery', resourceType: 'rooms', capacity: 12, isActive: true },
			},
			bad: { parameters: { name: '' }, message: /'Name' is empty/ },
		},
		{
			resource: 'calendarResource',
			operation: 'delete',
			parameters: chosenRoom,
			expect: {
				request: { method: 'DELETE', path: roomPath },
				output: [{ deleted: true }],
			},
			bad: unknownResource,
		},
		{
			resource: 'calendarResource',
			operation: 'get',
			parameters: chosenRoom,
			expect: {
				request: { method: 'GET', path: roomPath },
				output: { resourceId: room._id, name: 'Tasting Room', calendarIds: [workshop._id] },
			},
			bad: unknownResource,
		},
		{
			resource: 'calendarResource',
			operation: 'getAll',
			parameters: { resourceType: 'equipments' },
			expect: {
				request: {
					method: 'GET',
					path: '/calendars/resources/equipments',
					query: { ...location, limit: '50', skip: '0' },
				},
				output: [{ resourceId: machine._id, name: 'Espresso Machine' }],
			},
			bad: limitRejected,
		},
		{
			resource: 'calendarResource',
			operation: 'update',
			parameters: { ...chosenRoom, updateFields: { capacity: 10, isActive: false } },
			expect: {
				request: {
					method: 'PUT',
					path: roomPath,
					body: { ...location, capacity: 10, isActive: false },
				},
				output: { resourceId: room._id, capacity: 10, isActive: false },
			},
			bad: unknownResource,
		},
	];
};
