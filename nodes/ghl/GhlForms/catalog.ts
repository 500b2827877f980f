import type { NodeCatalog } from '../../shared/catalog/properties';
import { ghl } from '../api';
import { form } from './resources/form';
import { submission } from './resources/submission';
import { survey } from './resources/survey';

export const catalog: NodeCatalog = { api: ghl, resources: { submission, form, survey } };
