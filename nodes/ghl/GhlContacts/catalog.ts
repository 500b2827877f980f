import type { NodeCatalog } from '../../shared/catalog/properties';
import { ghl } from '../api';
import { campaign } from './resources/campaign';
import { contact } from './resources/contact';
import { follower } from './resources/follower';
import { note } from './resources/note';
import { tag } from './resources/tag';
import { task } from './resources/task';
import { workflow } from './resources/workflow';

export const catalog: NodeCatalog = {
	api: ghl,
	resources: { contact, campaign, follower, note, tag, task, workflow },
};
