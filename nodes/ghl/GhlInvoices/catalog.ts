import type { NodeCatalog } from '../../shared/catalog/properties';
import { ghl } from '../api';
import { estimate } from './resources/estimate';
import { estimateTemplate } from './resources/estimateTemplate';
import { invoice } from './resources/invoice';
import { invoiceSchedule } from './resources/invoiceSchedule';
import { invoiceTemplate } from './resources/invoiceTemplate';

export const catalog: NodeCatalog = {
	api: ghl,
	resources: { invoice, invoiceTemplate, invoiceSchedule, estimate, estimateTemplate },
};
