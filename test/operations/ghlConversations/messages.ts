import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { location, talksOf, TEXT_FILE, UNKNOWN } from './talks';

const MESSAGES = '/conversations/messages';
const PROVIDER = '61d6d1f9cdac7612faf80753';

export const messages: Cases = (world) => {
	const { talk, contact, sms, call, review, scheduled } = talksOf(world);
	const uploadId = world.ghl.random.objectId();
	const filePath = `location/${location.locationId}/conversations/${talk._id}/${uploadId}.txt`;
	const conversation = { conversationId: locator(talk._id) };
	const unknown = {
		parameters: { messageId: UNKNOWN },
		message: new RegExp(`Message with id ${UNKNOWN} not found`),
	};
	const unknownConversation = {
		parameters: { conversationId: locator(UNKNOWN) },
		message: new RegExp(`Conversation with id ${UNKNOWN} not found`),
	};
	const samples = { conversationId: locator(talk._id), contactId: locator(contact._id) };
	const inCall = `/conversations/locations/${location.locationId}/messages/${call._id}`;
	const spoken = call.transcript ?? [];
	return [
		{
			resource: 'message',
			operation: 'addInbound',
			parameters: {
				inboundType: 'SMS',
				...conversation,
				contactId: locator(contact._id),
				conversationProviderId: PROVIDER,
				message: 'Is the shop open today?',
				additionalFields: { altId: 'sms-1', date: '2026-11-24T10:00:00Z' },
			},
			expect: {
				request: {
					method: 'POST',
					path: `${MESSAGES}/inbound`,
					body: {
						type: 'SMS',
						conversationId: talk._id,
						contactId: contact._id,
						conversationProviderId: PROVIDER,
						message: 'Is the shop open today?',
						altId: 'sms-1',
						date: '2026-11-24T10:00:00.000Z',
					},
				},
				output: { conversationId: talk._id, createdAt: '2026-11-24T10:00:00.000Z' },
			},
			bad: {
				parameters: { conversationProviderId: '' },
				message: /'Conversation Provider ID' is empty/,
			},
			samples,
		},
		{
			resource: 'message',
			operation: 'addOutboundCall',
			parameters: {
				...conversation,
				conversationProviderId: PROVIDER,
				additionalFields: {
					call: { to: '+15551000001', from: '+15551000009', callStatus: 'completed' },
				},
			},
			expect: {
				request: {
					method: 'POST',
					path: `${MESSAGES}/outbound`,
					body: {
						type: 'Call',
						conversationId: talk._id,
						conversationProviderId: PROVIDER,
						call: { to: '+15551000001', from: '+15551000009', status: 'completed' },
					},
				},
				output: { conversationId: talk._id },
			},
			bad: unknownConversation,
			samples,
		},
		{
			resource: 'message',
			operation: 'cancelScheduled',
			parameters: { messageId: scheduled._id },
			expect: {
				request: { method: 'DELETE', path: `${MESSAGES}/${scheduled._id}/schedule` },
				output: [{ success: true }],
			},
			bad: {
				parameters: { messageId: sms._id },
				message: /Failed cancel the scheduled message/,
			},
		},
		{
			resource: 'message',
			operation: 'downloadTranscription',
			parameters: { messageId: call._id, outputField: 'data' },
			expect: {
				request: { method: 'GET', path: `${inCall}/transcription/download` },
				output: [{ messageId: call._id, text: spoken.join('\n') }],
			},
			bad: unknown,
		},
		{
			resource: 'message',
			operation: 'export',
			parameters: {
				limit: 1,
				filters: { channel: 'Call', conversationId: locator(talk._id) },
				options: { sortBy: 'createdAt', sortOrder: 'asc' },
			},
			expect: {
				request: {
					method: 'GET',
					path: `${MESSAGES}/export`,
					query: {
						...location,
						channel: 'Call',
						conversationId: talk._id,
						sortBy: 'createdAt',
						sortOrder: 'asc',
						limit: '10',
					},
				},
				output: [{ messageId: call._id, type: 'TYPE_CALL', callStatus: 'completed' }],
			},
			bad: {
				parameters: { filters: { startDate: 'soon' } },
				message: /'Start Date' is not a date: "soon"/,
			},
		},
		{
			resource: 'message',
			operation: 'get',
			parameters: { messageId: sms._id },
			expect: {
				request: { method: 'GET', path: `${MESSAGES}/${sms._id}` },
				output: { messageId: sms._id, body: sms.body, direction: 'inbound' },
			},
			bad: unknown,
		},
		{
			resource: 'message',
			operation: 'getAll',
			parameters: { ...conversation, filters: { types: ['TYPE_SMS', 'TYPE_CALL'] } },
			expect: {
				request: {
					method: 'GET',
					path: `/conversations/${talk._id}/messages`,
					query: { type: 'TYPE_SMS,TYPE_CALL', limit: '50' } as Record<string, string>,
				},
				output: [{ messageId: call._id }, { direction: 'outbound' }, { messageId: sms._id }],
			},
			bad: unknownConversation,
		},
		{
			resource: 'message',
			operation: 'getRecording',
			parameters: { messageId: call._id, outputField: 'recording' },
			expect: {
				request: {
					method: 'GET',
					path: `${MESSAGES}/${call._id}/locations/${location.locationId}/recording`,
				},
				output: [{ messageId: call._id, fileName: 'audio.wav', mimeType: 'audio/x-wav' }],
			},
			bad: { parameters: { messageId: sms._id }, message: /Recording not found for the message/ },
		},
		{
			resource: 'message',
			operation: 'getTranscription',
			parameters: { messageId: call._id },
			expect: {
				request: { method: 'GET', path: `${inCall}/transcription` },
				output: [
					{
						messageId: call._id,
						text: spoken.join(' '),
						sentences: [{ sentenceIndex: 0 }, {}, {}],
					},
				],
			},
			bad: {
				parameters: { messageId: sms._id },
				message: /Transcription not found for the message/,
			},
		},
		{
			resource: 'message',
			operation: 'replyToReview',
			parameters: { conversationId: locator(review._id), message: 'Thank you for your review!' },
			expect: {
				request: {
					method: 'POST',
					path: `${MESSAGES}/review-reply`,
					body: {
						...location,
						conversationId: review._id,
						message: 'Thank you for your review!',
					},
				},
				output: { conversationId: review._id, status: 'delivered' },
			},
			bad: {
				parameters: { conversationId: locator(talk._id) },
				message: /The conversation has no review/,
			},
			samples: { conversationId: locator(review._id) },
		},
		{
			resource: 'message',
			operation: 'setAttachments',
			parameters: { messageId: call._id, urls: 'https://example.com/recordings/call-123.mp3' },
			expect: {
				request: {
					method: 'PUT',
					path: `${MESSAGES}/${call._id}/attachments`,
					body: { attachments: ['https://example.com/recordings/call-123.mp3'] },
				},
				output: [{ success: true }],
			},
			bad: {
				parameters: { messageId: sms._id },
				message: /Attachments can only be set on calls/,
			},
		},
		{
			resource: 'message',
			operation: 'updateStatus',
			parameters: {
				messageId: sms._id,
				status: 'failed',
				additionalFields: {
					error: { code: '30006', errorType: 'saas', errorMessage: 'Landline' },
				},
			},
			expect: {
				request: {
					method: 'PUT',
					path: `${MESSAGES}/${sms._id}/status`,
					body: {
						status: 'failed',
						error: { code: '30006', type: 'saas', message: 'Landline' },
					},
				},
				output: { messageId: sms._id, status: 'failed' },
			},
			bad: {
				parameters: { messageId: scheduled._id },
				message: /The message is not sent yet/,
			},
		},
		{
			resource: 'message',
			operation: 'uploadFiles',
			parameters: { ...conversation, contactId: locator(contact._id), inputFields: 'data' },
			items: [TEXT_FILE],
			expect: {
				request: {
					method: 'POST',
					path: `${MESSAGES}/upload`,
					body: {
						...location,
						conversationId: talk._id,
						contactId: contact._id,
						fileAttachment: 'invoice.txt (text/plain, 10 bytes)',
					},
				},
				output: {
					uploadedFiles: {
						'invoice.txt': `https://files.example.com/conversations/${talk._id}/invoice.txt`,
					},
				},
			},
			bad: {
				parameters: { inputFields: 'invoice' },
				message: /The input item has no binary data in the field 'invoice'/,
			},
			samples: { ...samples, inputFields: 'data' },
		},
		{
			resource: 'message',
			operation: 'uploadLargeFile',
			parameters: { ...conversation, channel: 'WHATSAPP', inputField: 'data' },
			items: [TEXT_FILE],
			expect: {
				request: [
					{
						method: 'POST',
						path: `${MESSAGES}/upload/initiate`,
						body: {
							...location,
							conversationId: talk._id,
							channel: 'WHATSAPP',
							filename: 'invoice.txt',
							contentType: 'text/plain',
							fileSize: 10,
						},
					},
					{
						method: 'POST',
						path: `${MESSAGES}/upload/complete`,
						body: {
							uploadId,
							filePath,
							...location,
							conversationId: talk._id,
							filename: 'invoice.txt',
						},
					},
				],
				output: {
					uploadedFiles: { 'invoice.txt': `https://files.example.com/conversations/${filePath}` },
					metadata: { size: 10, contentType: 'text/plain' },
				},
			},
			bad: {
				parameters: { inputField: 'video' },
				message: /The input item has no binary data in the field 'video'/,
			},
			samples: { ...samples, inputField: 'data' },
		},
	];
};
