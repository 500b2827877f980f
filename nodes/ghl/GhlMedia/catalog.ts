import type { NodeCatalog } from '../../shared/catalog/properties';
import { ghl } from '../api';
import { file } from './resources/file';
import { folder } from './resources/folder';
import { funnel } from './resources/funnel';
import { page } from './resources/page';
import { redirect } from './resources/redirect';

export const catalog: NodeCatalog = {
	api: ghl,
	resources: { file, folder, funnel, page, redirect },
};
