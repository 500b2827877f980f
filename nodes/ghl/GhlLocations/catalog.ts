import type { NodeCatalog } from '../../shared/catalog/properties';
import { ghl } from '../api';
import { customField } from './resources/customField';
import { customValue } from './resources/customValue';
import { location } from './resources/location';
import { tag } from './resources/tag';
import { task } from './resources/task';
import { template } from './resources/template';

export const catalog: NodeCatalog = {
	api: ghl,
	resources: { customField, customValue, location, tag, task, template },
};
