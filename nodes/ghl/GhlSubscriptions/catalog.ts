import type { NodeCatalog } from '../../shared/catalog/properties';
import { ghl } from '../api';
import { subscription } from './resources/subscription';

export const catalog: NodeCatalog = { api: ghl, resources: { subscription } };
