import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { write } from './records';
import { actionRoute, deleteRoute, getRoute, recordRoutes } from './routes';
import { BODIES } from './rules';
import { templateView } from './views';

const RECORD = {
	kind: 'templates',
	path: '/invoices/template',
	scopes: { read: 'invoices/template.readonly', write: 'invoices/template.write' },
} as const;

/** An update of a template can't change these fields. */
const KEPT = [
	...['automaticTaxesEnabled', 'tipsConfiguration', 'lateFeesConfiguration'],
	...['invoiceNumberPrefix', 'paymentMethods', 'attachments'],
];

/** Templates of invoices. */
export function templateRoutes(scope: FastifyInstance, world: World): void {
	recordRoutes(scope, world, {
		...RECORD,
		created: 200,
		bodies: { create: BODIES.template, update: BODIES.template },
		kept: KEPT,
		view: templateView,
	});
	getRoute(scope, world, RECORD, templateView);
	deleteRoute(scope, world, RECORD, 'query', () => ({ success: true }));
	actionRoute(scope, world, {
		kind: 'templates',
		method: 'PATCH',
		path: '/invoices/template/:id/late-fees-configuration',
		body: BODIES.lateFees,
		act: (bill, { lateFeesConfiguration }) =>
			templateView(write(world, 'templates', bill, { lateFeesConfiguration })),
	});
	actionRoute(scope, world, {
		kind: 'templates',
		method: 'PATCH',
		path: '/invoices/template/:id/payment-methods-configuration',
		body: BODIES.paymentMethods,
		act: (bill, { paymentMethods }) =>
			templateView(write(world, 'templates', bill, { paymentMethods })),
	});
}
