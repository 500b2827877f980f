import type { NodeCatalog } from '../../shared/catalog/properties';
import { ghl } from '../api';
import { transaction } from './resources/transaction';

export const catalog: NodeCatalog = { api: ghl, resources: { transaction } };
