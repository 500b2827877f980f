import { estimateCases } from './ghlInvoices/estimate';
import { estimateTemplateCases } from './ghlInvoices/estimateTemplate';
import { invoiceCases } from './ghlInvoices/invoice';
import { newInvoiceCases } from './ghlInvoices/newInvoice';
import { scheduleCases } from './ghlInvoices/schedule';
import { templateCases } from './ghlInvoices/template';
import type { Cases } from './support/types';

export const cases: Cases = (world) => [
	...newInvoiceCases(world),
	...invoiceCases(world),
	...templateCases(world),
	...scheduleCases(world),
	...estimateCases(world),
	...estimateTemplateCases(world),
];
