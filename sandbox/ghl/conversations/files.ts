import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { nestError } from '../errors';
import type { UploadForm } from '../forms';
import * as rules from '../validate';
import { findConversation, findMessage } from './find';

const MEGABYTE = 1024 * 1024;
const MAX_BYTES = 5 * MEGABYTE;
const MAX_WHATSAPP_BYTES = 100 * MEGABYTE;
const MAX_ATTACHMENTS = 5;
const FILE_TYPES = /\.(jpe?g|png|mp4|mpeg|zip|rar|pdf|docx?|txt|mp3|wav)$/i;
const FILES_URL = 'https://files.example.com/conversations';

type ConversationForm = UploadForm & { conversationId: string };

/** A WAV file of one tenth of a second of silence. */
function silence(): Buffer {
	const samples = 800;
	const wav = Buffer.alloc(44 + samples, 0x80);
	wav.write('RIFF', 0);
	wav.writeUInt32LE(36 + samples, 4);
	wav.write('WAVEfmt ', 8);
	wav.writeUInt32LE(16, 16);
	wav.writeUInt16LE(1, 20);
	wav.writeUInt16LE(1, 22);
	wav.writeUInt32LE(8000, 24);
	wav.writeUInt32LE(8000, 28);
	wav.writeUInt16LE(1, 32);
	wav.writeUInt16LE(8, 34);
	wav.write('data', 36);
	wav.writeUInt32LE(samples, 40);
	return wav;
}

/** Uploads, attachments, recordings, and transcriptions. */
export function fileRoutes(scope: FastifyInstance, world: World): void {
	const implied = { level: 'location', impliedLocation: true } as const;
	const read = { config: { access: { ...implied, scope: 'conversations/message.readonly' } } };
	const write = { config: { access: { ...implied, scope: 'conversations/message.write' } } };
	const uploads = () => world.ghl.conversationData.uploads;

	scope.post<{ Body: ConversationForm }>(
		'/conversations/messages/upload',
		write,
		async (request) => {
			const { body } = request;
			rules.check(body, { conversationId: rules.text, locationId: rules.text });
			const { _id } = findConversation(world, body.conversationId, request);
			const files = body.files.filter(({ field }) => field === 'fileAttachment');
			if (files.length === 0 && !body.attachmentUrls) throw nestError(400, 'No files to upload');
			if (body.isGroupSms === 'true' && files.length > 1) {
				throw nestError(400, 'Only 1 file can be uploaded for a group SMS');
			}
			for (const { name, size } of files) {
				if (!FILE_TYPES.test(name)) throw nestError(415, `File type of ${name} is not supported`);
				if (size > MAX_BYTES) throw nestError(413, `File ${name} is larger than 5 MB`);
			}
			const urls = files.map(({ name }) => [name, `${FILES_URL}/${_id}/${name}`]);
			return { uploadedFiles: Object.fromEntries(urls) as Record<string, string> };
		},
	);

	scope.post<{ Body: Record<string, string> }>(
		'/conversations/messages/upload/initiate',
		write,
		async (request) => {
			const { body } = request;
			rules.check(body, {
				locationId: rules.text,
				conversationId: rules.text,
				filename: rules.text,
				contentType: rules.text,
				channel: rules.text,
			});
			findConversation(world, body.conversationId, request);
			const maxFileSize = body.channel === 'WHATSAPP' ? MAX_WHATSAPP_BYTES : MAX_BYTES;
			if (Number(body.fileSize ?? 0) > maxFileSize) {
				throw nestError(413, `File size exceeds the maximum of ${maxFileSize} bytes`);
			}
			const uploadId = world.ghl.random.objectId();
			const extension = body.filename.split('.').pop() ?? 'bin';
			const filePath = `location/${body.locationId}/conversations/${body.conversationId}/${uploadId}.${extension}`;
			const key = world.ghl.random.textId();
			uploads().set(uploadId, { key, filePath, contentType: body.contentType });
			return {
				uploadUrl: `http://${request.headers.host}/ghl/signed-uploads/${key}`,
				uploadId,
				filePath,
				expiresAt: world.now() + 15 * 60_000,
				maxFileSize,
			};
		},
	);

	// The signed URL of Google Cloud Storage accepts any content, and no token.
	void scope.register(async (storage) => {
		storage.removeAllContentTypeParsers();
		storage.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
			done(null, { size: (body as Buffer).length }),
		);
		storage.put<{ Params: { key: string }; Body: { size: number } }>(
			'/signed-uploads/:key',
			{ bodyLimit: MAX_WHATSAPP_BYTES },
			async ({ params, body }, reply) => {
				const started = [...uploads().values()].find(({ key }) => key === params.key);
				if (!started) return await reply.code(403).send({ error: 'SignatureDoesNotMatch' });
				started.size = body.size;
				return await reply.code(200).send();
			},
		);
	});

	scope.post<{ Body: Record<string, string> }>(
		'/conversations/messages/upload/complete',
		write,
		async ({ body }) => {
			rules.check(body, {
				uploadId: rules.text,
				filePath: rules.text,
				locationId: rules.text,
				conversationId: rules.text,
				filename: rules.text,
			});
			const { size, contentType, filePath } = uploads().get(body.uploadId) ?? {};
			if (size === undefined) throw nestError(404, 'File not found in storage');
			uploads().delete(body.uploadId);
			return {
				uploadedFiles: { [body.filename]: `${FILES_URL}/${filePath}` },
				metadata: { size, contentType },
			};
		},
	);

	scope.put<{ Params: { id: string }; Body: { attachments: string[] } }>(
		'/conversations/messages/:id/attachments',
		write,
		async (request) => {
			const { attachments } = request.body;
			rules.check(request.body, { attachments: rules.list(rules.text) });
			if (attachments.length > MAX_ATTACHMENTS) {
				throw nestError(400, `attachments must contain no more than ${MAX_ATTACHMENTS} elements`);
			}
			const message = findMessage(world, request.params.id, request);
			if (!/_CALL$/.test(message.messageType)) {
				throw nestError(400, 'Attachments can only be set on calls');
			}
			world.ghl.conversationData.messages.update(message._id, { attachments });
			return { success: true };
		},
	);

	type Call = { Params: { id: string; locationId: string } };

	scope.get<Call>(
		'/conversations/messages/:id/locations/:locationId/recording',
		read,
		async (request, reply) => {
			const message = findMessage(world, request.params.id, request);
			if (!message.transcript) throw nestError(400, 'Recording not found for the message');
			return await reply
				.header('content-type', 'audio/x-wav')
				.header('content-disposition', 'attachment; filename=audio.wav')
				.send(silence());
		},
	);

	scope.get<Call>(
		'/conversations/locations/:locationId/messages/:id/transcription',
		read,
		async (request) => {
			const { transcript = [] } = findMessage(world, request.params.id, request);
			if (transcript.length === 0) throw nestError(400, 'Transcription not found for the message');
			return transcript.map((text, i) => ({
				mediaChannel: 1 + (i % 2),
				sentenceIndex: i,
				startTime: i * 4000,
				endTime: i * 4000 + 3500,
				transcript: text,
				confidence: 0.9,
			}));
		},
	);

	scope.get<Call>(
		'/conversations/locations/:locationId/messages/:id/transcription/download',
		read,
		async (request, reply) => {
			const { transcript = [] } = findMessage(world, request.params.id, request);
			if (transcript.length === 0) throw nestError(400, 'Transcription not found for the message');
			return await reply
				.header('content-type', 'text/plain')
				.header('content-disposition', 'attachment; filename="transcription.txt"')
				.send(transcript.join('\n'));
		},
	);
}
