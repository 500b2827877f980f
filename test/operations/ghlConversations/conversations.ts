import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { location, talksOf, UNKNOWN } from './talks';

export const conversations: Cases = (world) => {
	const { all, talk, contact, fresh } = talksOf(world);
	const path = `/conversations/${talk._id}`;
	const id = { conversationId: locator(talk._id) };
	const unknown = {
		parameters: { conversationId: locator(UNKNOWN) },
		message: new RegExp(`Conversation with id ${UNKNOWN} not found`),
	};
	return [
		{
			resource: 'conversation',
			operation: 'create',
			parameters: { contactId: locator(fresh._id) },
			expect: {
				request: {
					method: 'POST',
					path: '/conversations/',
					body: { ...location, contactId: fresh._id },
				},
				output: { contactId: fresh._id },
			},
			bad: {
				parameters: { contactId: locator(contact._id) },
				message: /Conversation already exists/,
			},
		},
		{
			resource: 'conversation',
			operation: 'delete',
			parameters: id,
			expect: { request: { method: 'DELETE', path }, output: [{ deleted: true }] },
			bad: unknown,
		},
		{
			resource: 'conversation',
			operation: 'get',
			parameters: id,
			expect: {
				request: { method: 'GET', path },
				output: { conversationId: talk._id, contactId: contact._id, type: 1, inbox: true },
			},
			bad: unknown,
		},
		{
			resource: 'conversation',
			operation: 'getAll',
			parameters: {
				limit: 2,
				filters: {
					contactId: locator(contact._id),
					startDate: '2026-01-01T00:00:00Z',
					lastMessageType: 'TYPE_CALL',
				},
				options: { sortBy: 'last_message_date', sort: 'desc' },
			},
			expect: {
				request: {
					method: 'GET',
					path: '/conversations/search',
					query: {
						...location,
						contactId: contact._id,
						startDate: String(Date.parse('2026-01-01T00:00:00Z')),
						lastMessageType: 'TYPE_CALL',
						sortBy: 'last_message_date',
						sort: 'desc',
						limit: '2',
					},
				},
				output: [{ conversationId: talk._id, contactId: contact._id, email: contact.email }],
			},
			bad: {
				parameters: { filters: { startDate: 'soon' } },
				message: /'Created After' is not a date: "soon"/,
			},
		},
		{
			resource: 'conversation',
			operation: 'getAll',
			title: 'all, page by page',
			parameters: { returnAll: true, output: 'raw' },
			expect: {
				request: {
					method: 'GET',
					path: '/conversations/search',
					query: { ...location, limit: '100' },
				},
				output: [...all]
					.sort((a, b) => Date.parse(b.lastMessageDate) - Date.parse(a.lastMessageDate))
					.map(({ _id }) => ({ id: _id })),
			},
		},
		{
			resource: 'conversation',
			operation: 'setTyping',
			parameters: { ...id, visitorId: 've9EPM428h8vShlRW1KT', isTyping: true },
			expect: {
				request: {
					method: 'POST',
					path: '/conversations/providers/live-chat/typing',
					body: {
						...location,
						conversationId: talk._id,
						visitorId: 've9EPM428h8vShlRW1KT',
						isTyping: true,
					},
				},
				output: [{ success: true }],
			},
			bad: { parameters: { visitorId: '' }, message: /'Visitor ID' is empty/ },
			samples: { conversationId: locator(talk._id) },
		},
		{
			resource: 'conversation',
			operation: 'update',
			parameters: { ...id, updateFields: { unreadCount: 0, starred: true } },
			expect: {
				request: { method: 'PUT', path, body: { ...location, unreadCount: 0, starred: true } },
				output: { conversationId: talk._id, unreadCount: 0, starred: true },
			},
			bad: {
				parameters: { updateFields: {} },
				message: /All fields of 'Update conversation' are empty/,
			},
		},
		{
			resource: 'conversation',
			operation: 'apiCall',
			parameters: { method: 'GET', path, addAccount: 'none' },
			expect: {
				request: { method: 'GET', path },
				output: { id: talk._id },
			},
			bad: {
				parameters: { path: 'conversations' },
				message: /'Path' is not a path of the API: conversations/,
			},
		},
	];
};
