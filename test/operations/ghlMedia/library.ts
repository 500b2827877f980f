import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { addressOf } from '../../../sandbox/ghl/media/data';
import { locator } from '../../harness';
import { TEXT_FILE } from '../ghlConversations/talks';
import { BAD_LIMIT } from '../ghlLocations/records';
import { first } from '../support/records';
import type { Case, Cases } from '../support/types';

const account: Record<string, string> = { altId: MAIN_LOCATION.id, altType: 'location' };
const UNKNOWN = '686f9817f0d3165be9fbcef6';
const FILE_URL = 'https://example.com/price-list.pdf';

/** Files and folders. */
export const mediaCases: Cases = ({ ghl }) => {
	const records = ghl.mediaData.records.all(MAIN_LOCATION.id);
	const folder = first(records, ({ type }) => type === 'folder');
	const files = records.filter(({ type }) => type === 'file');
	const [file] = files;
	const several = [file._id, folder._id];

	/** Returns the cases of an operation that files and folders have. */
	const common = (type: 'file' | 'folder'): Case[] => {
		const { _id } = type === 'file' ? file : folder;
		const path = `/medias/${_id}`;
		const id = `${type}Id`;
		const unknown = {
			parameters: { [id]: locator(UNKNOWN) },
			message: new RegExp(`File or folder not found for id:${UNKNOWN}`),
		};
		const name = 'Prices 2027';
		return [
			{
				resource: type,
				operation: 'delete',
				parameters: { [id]: locator(_id) },
				expect: {
					request: { method: 'DELETE', path, query: account },
					output: [{ deleted: true }],
				},
				bad: unknown,
			},
			{
				resource: type,
				operation: 'update',
				parameters: { [id]: locator(_id), name },
				expect: {
					request: { method: 'POST', path, body: { ...account, name } },
					output: { updated: true },
				},
				bad: unknown,
			},
			{
				resource: type,
				operation: 'getAll',
				parameters: { filters: { fetchAll: true }, options: { sortBy: 'name' } },
				expect: {
					request: {
						method: 'GET',
						path: '/medias/files',
						query: {
							...account,
							type,
							sortBy: 'name',
							sortOrder: 'asc',
							fetchAll: 'true',
							limit: '50',
							offset: '0',
						},
					},
					output:
						type === 'folder'
							? [{ folderId: folder._id, name: folder.name }]
							: ['espresso.png', 'filter-roast.png', 'price-list.pdf'].map((one) => ({
									name: one,
									url: first(files, (row) => row.name === one).url,
								})),
				},
				bad: BAD_LIMIT,
				samples: { sortBy: 'createdAt' },
			},
		];
	};

	return [
		...common('file'),
		{
			resource: 'file',
			operation: 'deleteMany',
			parameters: { fileIds: several.join(', '), status: 'deleted' },
			expect: {
				request: {
					method: 'PUT',
					path: '/medias/delete-files',
					body: {
						...account,
						filesToBeDeleted: several.map((_id) => ({ _id })),
						status: 'deleted',
					},
				},
				output: several.map((id) => ({ deleted: true, id })),
			},
			bad: { parameters: { fileIds: '' }, message: /'File and Folder IDs' is empty/ },
			samples: { fileIds: file._id },
		},
		{
			resource: 'file',
			operation: 'updateMany',
			parameters: {
				filesToBeUpdated: { rows: several.map((id, i) => ({ id, name: `Prices ${i}` })) },
			},
			expect: {
				request: {
					method: 'PUT',
					path: '/medias/update-files',
					body: {
						...account,
						filesToBeUpdated: several.map((id, i) => ({ id, name: `Prices ${i}` })),
					},
				},
				output: several.map((id) => ({ updated: true, id })),
			},
			bad: {
				parameters: { filesToBeUpdated: { rows: [{ id: file._id, name: '' }] } },
				message: /'Name' is empty/,
			},
		},
		{
			resource: 'file',
			operation: 'upload',
			parameters: { inputField: 'data', additionalFields: { parentId: locator(folder._id) } },
			items: [TEXT_FILE],
			expect: {
				request: {
					method: 'POST',
					path: '/medias/upload-file',
					body: {
						hosted: 'false',
						parentId: folder._id,
						file: 'invoice.txt (text/plain, 10 bytes)',
					},
				},
				output: { url: addressOf(MAIN_LOCATION.id, 'invoice.txt').url },
			},
			bad: {
				parameters: { inputField: 'invoice' },
				message: /The input item has no binary data in the field 'invoice'/,
			},
			samples: { inputField: 'data' },
		},
		{
			resource: 'file',
			operation: 'upload',
			title: 'from a URL',
			parameters: { source: 'url', fileUrl: FILE_URL, additionalFields: { name: 'prices.pdf' } },
			expect: {
				request: {
					method: 'POST',
					path: '/medias/upload-file',
					body: { hosted: 'true', fileUrl: FILE_URL, name: 'prices.pdf' },
				},
				output: { url: FILE_URL },
			},
			bad: { parameters: { fileUrl: '' }, message: /'File URL' is empty/ },
			samples: { fileUrl: FILE_URL, inputField: 'data' },
		},
		{
			resource: 'file',
			operation: 'apiCall',
			parameters: {
				method: 'GET',
				path: '/funnels/funnel/list',
				addAccount: 'locationId',
			},
			expect: {
				request: {
					method: 'GET',
					path: '/funnels/funnel/list',
					query: { locationId: MAIN_LOCATION.id },
				},
				output: { count: 2 },
			},
			bad: { parameters: { path: 'medias' }, message: /'Path' is not a path of the API: medias/ },
		},
		...common('folder'),
		{
			resource: 'folder',
			operation: 'create',
			parameters: { name: 'Menus', additionalFields: { parentFolderId: locator(folder._id) } },
			expect: {
				request: {
					method: 'POST',
					path: '/medias/folder',
					body: { ...account, name: 'Menus', parentId: folder._id },
				},
				output: { name: 'Menus', parentId: folder._id },
			},
			bad: { parameters: { name: '' }, message: /'Name' is empty/ },
		},
	];
};
