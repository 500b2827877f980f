import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { peopleOf } from './people';

export const notes: Cases = (world) => {
	const { busy, note, users } = peopleOf(world);
	const path = `/contacts/${busy._id}/notes`;
	const contactId = locator(busy._id);
	const one = { contactId, noteId: locator(String(note?.id)) };
	const unknown = {
		parameters: { noteId: locator('HGPcayliwcdoUFzvbTok') },
		message: /Note not found for id:HGPcayliwcdoUFzvbTok/,
	};
	return [
		{
			resource: 'note',
			operation: 'create',
			parameters: {
				contactId,
				body: 'Wants 20 bags',
				additionalFields: { title: 'Second call', pinned: true, userId: locator(users[0].id) },
			},
			expect: {
				request: {
					method: 'POST',
					path,
					body: {
						body: 'Wants 20 bags',
						title: 'Second call',
						pinned: true,
						userId: users[0].id,
					},
				},
				output: { body: 'Wants 20 bags', contactId: busy._id, pinned: true },
			},
			bad: { parameters: { body: '' }, message: /'Text' is empty/ },
		},
		{
			resource: 'note',
			operation: 'delete',
			parameters: one,
			expect: {
				request: { method: 'DELETE', path: `${path}/${note?.id}` },
				output: [{ deleted: true }],
			},
			bad: unknown,
		},
		{
			resource: 'note',
			operation: 'get',
			parameters: one,
			expect: {
				request: { method: 'GET', path: `${path}/${note?.id}` },
				output: { id: note?.id, title: 'First call' },
			},
			bad: unknown,
		},
		{
			resource: 'note',
			operation: 'getAll',
			parameters: { contactId },
			expect: { request: { method: 'GET', path }, output: [{ id: note?.id }] },
			bad: { parameters: { contactId: locator(' ') }, message: /'Contact' is empty/ },
		},
		{
			resource: 'note',
			operation: 'update',
			parameters: { ...one, updateFields: { body: 'Wants 30 bags', color: '#336699' } },
			expect: {
				request: {
					method: 'PUT',
					path: `${path}/${note?.id}`,
					body: { body: 'Wants 30 bags', color: '#336699' },
				},
				output: { id: note?.id, body: 'Wants 30 bags', title: 'First call' },
			},
			bad: unknown,
		},
	];
};
