import type { NodeCatalog } from '../../shared/catalog/properties';
import { ghl } from '../api';
import { conversation } from './resources/conversation';
import { email } from './resources/email';
import { message } from './resources/message';

export const catalog: NodeCatalog = {
	api: ghl,
	resources: { message, conversation, email },
};
