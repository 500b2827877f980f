import { accountCases } from './abstractGhl/account';
import { customerCases } from './abstractGhl/customers';
import { invoiceCases } from './abstractGhl/invoices';
import { metadataCases } from './abstractGhl/metadata';
import { orderCases } from './abstractGhl/orders';
import { webhookCases } from './abstractGhl/webhooks';
import type { Cases } from './support/types';

export const cases: Cases = (world) => [
	...[customerCases, orderCases, invoiceCases, metadataCases, webhookCases].flatMap((some) =>
		some(world),
	),
	...accountCases,
];
