import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../../server/world';
import { nestError } from '../errors';
import type { UploadForm } from '../forms';
import { ALT_RULES } from '../lists';
import * as rules from '../validate';
import { addressOf, type MediaRecord } from './data';
import { funnelRoutes } from './funnels';

type Query = Record<string, string | undefined>;
type Params = { id: string };

const MAX_BYTES = 25 * 1024 * 1024;
const ACCOUNT = { altId: rules.text, altType: ALT_RULES.altType };
const LIST_RULES = {
	...ACCOUNT,
	sortBy: rules.oneOf('createdAt', 'updatedAt', 'name'),
	sortOrder: rules.oneOf('asc', 'desc'),
	type: rules.oneOf('file', 'folder'),
	offset: rules.optional(rules.count(0)),
	limit: rules.optional(rules.count(1)),
	query: rules.optional(rules.text),
	parentId: rules.optional(rules.text),
	fetchAll: rules.optional(rules.oneOf('true', 'false')),
};

type Upload = UploadForm & { hosted?: string; fileUrl?: string; name?: string; parentId?: string };

/** Files and folders of the media library, funnels, and redirects. */
export function mediaRoutes(scope: FastifyInstance, world: World): void {
	const implied = { level: 'location', impliedLocation: true } as const;
	const read = { config: { access: { ...implied, scope: 'medias.readonly' } } };
	const write = { config: { access: { ...implied, scope: 'medias.write' } } };
	const records = () => world.ghl.mediaData.records;
	funnelRoutes(scope, world);

	scope.get<{ Querystring: Query }>('/medias/files', read, async ({ query }) => {
		rules.checkOnly(query, LIST_RULES);
		const { sortBy = '', parentId, query: text = '' } = query;
		const sign = query.sortOrder === 'asc' ? 1 : -1;
		const key = (row: MediaRecord) => String(row[sortBy as keyof MediaRecord]);
		const found = records()
			.all(String(query.altId))
			.filter(
				(row) =>
					row.type === query.type &&
					!row.trashed &&
					(query.fetchAll === 'true' || row.parentId === parentId) &&
					row.name.toLowerCase().includes(text.toLowerCase()),
			)
			.sort((a, b) => sign * key(a).localeCompare(key(b)));
		const offset = Number(query.offset ?? 0);
		return { files: found.slice(offset, offset + Number(query.limit ?? 20)).map(view) };
	});

	scope.post<{ Body: Upload }>(
		'/medias/upload-file',
		{ ...write, bodyLimit: 2 * MAX_BYTES },
		async ({ body, grant }) => {
			const [file] = body.files.filter(({ field }) => field === 'file');
			const isHosted = body.hosted === 'true';
			if (isHosted) rules.check(body, { fileUrl: rules.text });
			else if (!file) throw nestError(400, 'File is required');
			if (!isHosted && file.size > MAX_BYTES) throw nestError(413, 'File is larger than 25 MB');
			if (body.parentId) findFolder(grant.locationId, body.parentId);
			const name =
				body.name ?? (isHosted ? String(body.fileUrl).split('/').pop() : file.name) ?? '';
			const id = world.ghl.random.objectId();
			const where = isHosted ? { url: body.fileUrl } : addressOf(grant.locationId ?? '', name);
			insert(grant.locationId, { _id: id, type: 'file', name, ...where }, body.parentId);
			return { fileId: id, url: where.url };
		},
	);

	scope.post<{ Body: Record<string, string> }>('/medias/folder', write, async (request, reply) => {
		const { body, grant } = request;
		rules.check(body, { ...ACCOUNT, name: rules.text, parentId: rules.optional(rules.text) });
		if (body.parentId) findFolder(grant.locationId, body.parentId);
		const _id = world.ghl.random.objectId();
		const created = { _id, type: 'folder' as const, name: body.name };
		return await reply.code(201).send(view(insert(grant.locationId, created, body.parentId)));
	});

	scope.put<{ Body: { filesToBeUpdated: Array<{ id: string; name?: string }> } }>(
		'/medias/update-files',
		write,
		async (request) => {
			const row = rules.shape({ id: rules.text, name: rules.optional(rules.text) });
			rules.check(request.body, { ...ACCOUNT, filesToBeUpdated: rules.list(row) });
			return request.body.filesToBeUpdated.map(({ id, name }) => {
				const updated = records().get(id, request.grant.locationId) !== undefined;
				if (updated && name) rename(id, name);
				return { updated, id };
			});
		},
	);

	scope.put<{ Body: { filesToBeDeleted: Array<{ _id: string }>; status: string } }>(
		'/medias/delete-files',
		write,
		async (request) => {
			rules.check(request.body, {
				...ACCOUNT,
				filesToBeDeleted: rules.list(rules.shape({ _id: rules.text })),
				status: rules.oneOf('deleted', 'trashed'),
			});
			return request.body.filesToBeDeleted.map(({ _id: id }) => {
				const deleted = records().get(id, request.grant.locationId) !== undefined;
				if (deleted && request.body.status === 'trashed') records().update(id, { trashed: true });
				else if (deleted) records().delete(id);
				return { deleted, id };
			});
		},
	);

	scope.post<{ Params: Params; Body: { name: string } }>('/medias/:id', write, async (request) => {
		rules.check(request.body, { ...ACCOUNT, name: rules.text });
		rename(find(request)._id, request.body.name);
		return { updated: true, traceId: world.ghl.random.objectId() };
	});

	scope.delete<{ Params: Params; Querystring: Query }>('/medias/:id', write, async (request) => {
		rules.check(request.query, ACCOUNT);
		records().delete(find(request)._id);
		return { success: true };
	});

	function find({ params, grant }: FastifyRequest): MediaRecord {
		const { id } = params as Params;
		const found = records().get(id, grant.locationId);
		if (!found) throw nestError(400, `File or folder not found for id:${id}`);
		return found;
	}

	function findFolder(locationId: string | undefined, id: string): void {
		if (records().get(id, locationId)?.type === 'folder') return;
		throw nestError(400, `Folder not found for id:${id}`);
	}

	function rename(id: string, name: string): void {
		records().update(id, { name, updatedAt: new Date(world.now()).toISOString() });
	}

	function insert(
		altId = '',
		record: Pick<MediaRecord, '_id' | 'type' | 'name' | 'url' | 'path'>,
		parentId?: string,
	): MediaRecord {
		const at = new Date(world.now()).toISOString();
		const stored = { altId, createdAt: at, updatedAt: at, trashed: false };
		return records().insert({ ...stored, ...record, ...(parentId && { parentId }) });
	}
}

const view = ({ trashed, ...record }: MediaRecord) => ({
	...record,
	altType: 'location',
	deleted: trashed,
});
