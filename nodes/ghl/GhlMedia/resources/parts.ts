import type { Field, Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { required } from '../../../shared/catalog/fields';
import { lists } from '../../fields/lists';
import { media as f } from '../../fields/media';

const WRITE = 'medias.write';

/** Simplified folder. */
export const simplifiedFolder: Simplified = {
	folderId: ['_id', 'id'],
	name: 'name',
	parentId: 'parentId',
};

const simplifiedFile: Simplified = {
	fileId: ['_id', 'id'],
	name: 'name',
	url: 'url',
	parentId: 'parentId',
};

/** The operations that files and folders have in common. */
const operationsOn = (type: 'file' | 'folder', id: Field, simplified: Simplified) => ({
	delete: operation('DELETE /medias/{id}', {
		name: 'Delete',
		action: `Delete ${type}`,
		description: `Delete a ${type} of the media library permanently`,
		scope: WRITE,
		path: { id },
		guarded: type === 'folder',
		result: 'deleted',
	}),
	getAll: operation('GET /medias/files', {
		name: 'Get Many',
		action: `Get many ${type}s`,
		description: `Retrieve ${type}s of the media library`,
		scope: 'medias.readonly',
		constants: { type, sortBy: 'createdAt', sortOrder: 'asc' },
		filters: [f.fetchAll, f.parentId, f.query],
		options: [f.sortBy, f.sortOrder],
		list: lists.media,
		simplified,
	}),
	update: operation('POST /medias/{id}', {
		name: 'Update',
		action: `Update ${type}`,
		description: `Rename a ${type} of the media library`,
		scope: WRITE,
		path: { id },
		fields: [required(f.name)],
		// A retry sets the same name again.
		repeatable: true,
	}),
});

/** The operations of files. */
export const onFiles = operationsOn('file', f.fileId, simplifiedFile);

/** The operations of folders. */
export const onFolders = operationsOn('folder', f.folderId, simplifiedFolder);
