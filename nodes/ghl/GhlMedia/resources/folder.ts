import { required } from '../../../shared/catalog/fields';
import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { media as f } from '../../fields/media';
import { onFolders, simplifiedFolder } from './parts';

export const folder: Resource = {
	name: 'Folder',
	operations: {
		create: operation('POST /medias/folder', {
			name: 'Create',
			action: 'Create folder',
			description: 'Create a folder in the media library',
			scope: 'medias.write',
			fields: [required(f.name)],
			additional: [f.parentFolderId],
			simplified: simplifiedFolder,
		}),
		...onFolders,
	},
};
