import { required } from '../../../shared/catalog/fields';
import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { inBody, ALT, NO_ACCOUNT } from '../../api';
import { media as f } from '../../fields/media';
import { apiCall } from '../../operations';
import { uploadFile } from '../uploadFile';
import { onFiles } from './parts';

export const file: Resource = {
	name: 'File',
	operations: {
		...onFiles,
		deleteMany: operation('PUT /medias/delete-files', {
			name: 'Delete Many',
			action: 'Delete many files and folders',
			description: 'Delete several files and folders, or move them to the trash',
			scope: 'medias.write',
			account: inBody(ALT),
			fields: [required(f.fileIds), f.status],
			guarded: true,
			record: '',
		}),
		updateMany: operation('PUT /medias/update-files', {
			name: 'Update Many',
			action: 'Update many files and folders',
			description: 'Rename several files and folders',
			scope: 'medias.write',
			account: inBody(ALT),
			fields: [required(f.filesToBeUpdated)],
			record: '',
		}),
		upload: operation('POST /medias/upload-file', {
			name: 'Upload',
			action: 'Upload file',
			description: 'Add a file to the media library',
			scope: 'medias.write',
			account: NO_ACCOUNT,
			fields: [f.source, f.inputField, f.fileUrl],
			additional: [f.parentId, f.name],
			run: uploadFile,
		}),
		apiCall,
	},
};
