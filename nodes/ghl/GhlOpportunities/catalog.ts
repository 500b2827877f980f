import type { NodeCatalog } from '../../shared/catalog/properties';
import { ghl } from '../api';
import { follower } from './resources/follower';
import { lostReason } from './resources/lostReason';
import { opportunity } from './resources/opportunity';
import { pipeline } from './resources/pipeline';

export const catalog: NodeCatalog = {
	api: ghl,
	resources: { opportunity, follower, lostReason, pipeline },
};
