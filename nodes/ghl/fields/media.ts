import { splitList } from '../../shared/catalog/encode';
import { fieldTable, locator, rows } from '../../shared/catalog/fields';
import { messageRecords } from './messageRecords';

const fileId = locator({
	displayName: 'File',
	search: 'searchMediaFiles',
	example: '686f9817f0d3165be9fbcef6',
});

const folderId = locator({
	displayName: 'Folder',
	search: 'searchMediaFolders',
	example: '64af50c42d567a3b4f5989e0',
});

const renamed = fieldTable({
	id: {
		displayName: 'File or Folder ID',
		type: 'string',
		required: true,
		placeholder: 'e.g. 686f9817f0d3165be9fbcef6',
	},
	name: {
		displayName: 'Name',
		type: 'string',
		required: true,
		placeholder: 'e.g. Price List 2027.pdf',
	},
});

/** Fields of files and folders. */
export const media = fieldTable({
	fileId,
	folderId,
	parentId: { ...folderId, description: 'Folder that contains the record' },
	parentFolderId: {
		...folderId,
		displayName: 'Parent Folder',
		at: 'parentId',
		description: 'Folder in which to create the folder',
	},
	name: { displayName: 'Name', type: 'string', placeholder: 'e.g. Price List' },
	query: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. price list',
		description: 'Text to search for',
	},
	fetchAll: {
		displayName: 'Fetch All',
		type: 'boolean',
		default: true,
		description: 'Whether to ask GHL for all files or folders',
	},
	sortBy: {
		displayName: 'Sort By',
		type: 'string',
		default: 'createdAt',
		placeholder: 'e.g. createdAt',
		description: 'Name of the field to sort by',
	},
	sortOrder: {
		displayName: 'Sort Order',
		type: 'options',
		options: [
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending', value: 'desc' },
		],
		default: 'asc',
	},
	source: {
		displayName: 'Source',
		type: 'options',
		in: 'none',
		options: [
			{ name: 'Input Field', value: 'binary', description: 'Binary data of the input item' },
			{ name: 'URL', value: 'url', description: 'GHL keeps the file at its URL' },
		],
		default: 'binary',
	},
	inputField: { ...messageRecords.inputField, showWhen: { source: ['binary'] } },
	fileUrl: {
		displayName: 'File URL',
		type: 'string',
		required: true,
		placeholder: 'e.g. https://example.com/price-list.pdf',
		showWhen: { source: ['url'] },
	},
	fileIds: {
		displayName: 'File and Folder IDs',
		type: 'string',
		at: 'filesToBeDeleted',
		as: (ids) => splitList(ids).map((_id) => ({ _id })),
		placeholder: 'e.g. 686f9817f0d3165be9fbcef6, 686f630df0d3166d68fbcec2',
		description: 'Comma-separated list of IDs',
	},
	status: {
		displayName: 'Delete Mode',
		type: 'options',
		options: [
			{ name: 'Delete Permanently', value: 'deleted' },
			{ name: 'Move to Trash', value: 'trashed' },
		],
		default: 'trashed',
	},
	filesToBeUpdated: rows({ displayName: 'Files and Folders', rowName: 'File or Folder' }, [
		renamed.id,
		renamed.name,
	]),
});
