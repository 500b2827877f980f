import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { serviceError } from '../errors';
import { ALT_RULES, type Query } from '../lists';
import * as rules from '../validate';
import { change, create, find, nextNumber, replace, without, write, type Body } from './records';
import { access, actionRoute, deleteRoute, getRoute, recordRoutes } from './routes';
import { BODIES } from './rules';
import { settingsOf } from './settings';
import { settle, type Payment } from './settlement';
import type { Bill } from './types';
import { invoiceView } from './views';

const RECORD = {
	kind: 'invoices',
	path: '/invoices/',
	scopes: { read: 'invoices.readonly', write: 'invoices.write' },
} as const;

/** An update can't change the recipients or the late fees. */
const KEPT = ['sentTo', 'lateFeesConfiguration'];

/** Invoices, their actions, text2pay, settings and numbers. */
export function invoiceRoutes(scope: FastifyInstance, world: World): void {
	const read = access(RECORD.scopes.read);

	scope.get<{ Querystring: Query }>(
		'/invoices/generate-invoice-number',
		read,
		async ({ query }) => {
			rules.check(query, ALT_RULES);
			return { invoiceNumber: nextNumber(world.ghl.billing, 'invoices', String(query.altId)) };
		},
	);
	scope.get<{ Querystring: Query }>('/invoices/settings', read, async ({ query }) => {
		rules.check(query, ALT_RULES);
		return settingsOf(String(query.altId));
	});

	recordRoutes(scope, world, {
		...RECORD,
		created: 200,
		bodies: { create: BODIES.createInvoice, update: BODIES.updateInvoice },
		kept: KEPT,
		view: invoiceView,
	});
	getRoute(scope, world, RECORD, invoiceView);
	deleteRoute(scope, world, RECORD, 'query', invoiceView);
	actionRoutes(scope, world);

	scope.post<{ Body: Body & { id?: string; action: 'draft' | 'send' } }>(
		'/invoices/text2pay',
		access(RECORD.scopes.write),
		async ({ body }) => {
			rules.check(body, BODIES.text2pay);
			const { id, action } = body;
			const fields = without(body, 'id', 'action', 'userId');
			const invoice = id
				? replace(world, 'invoices', find(world, 'invoices', id, body.altId), fields, [])
				: create(world, 'invoices', fields);
			if (action === 'send') change(world, 'invoices', invoice, { status: 'sent' });
			const invoiceUrl = `https://pay.example.com/invoice/${invoice._id}`;
			return { invoice: invoiceView(invoice), invoiceUrl };
		},
	);
}

function actionRoutes(scope: FastifyInstance, world: World): void {
	const invoice = { kind: 'invoices', scope: RECORD.scopes.write } as const;
	const status = (bill: Bill, to: string): Bill => change(world, 'invoices', bill, { status: to });

	actionRoute(scope, world, {
		...invoice,
		path: '/invoices/:id/send',
		body: BODIES.send,
		act: (bill, { action }) => {
			// Not documented: a void invoice can't be sent (400), and a paid invoice stays paid.
			if (bill.status === 'void') throw serviceError(400, 'Invoice is void');
			const sent = bill.status === 'draft' ? status(bill, 'sent') : bill;
			const by = (way: string) => (String(action).includes(way) ? { success: true } : {});
			return { invoice: invoiceView(sent), smsData: by('sms'), emailData: by('email') };
		},
	});
	actionRoute(scope, world, {
		...invoice,
		path: '/invoices/:id/void',
		body: BODIES.account,
		act: (bill) => {
			if (bill.amountPaid > 0) throw serviceError(400, 'Invoice has payments');
			return invoiceView(status(bill, 'void'));
		},
	});
	actionRoute(scope, world, {
		...invoice,
		path: '/invoices/:id/record-payment',
		body: BODIES.recordPayment,
		act: (bill, body) => {
			settle(world, bill, body as unknown as Payment);
			return { success: true, invoice: invoiceView(bill) };
		},
	});
	actionRoute(scope, world, {
		kind: 'invoices',
		method: 'PATCH',
		path: '/invoices/:id/late-fees-configuration',
		body: BODIES.lateFees,
		act: (bill, { lateFeesConfiguration }) =>
			invoiceView(write(world, 'invoices', bill, { lateFeesConfiguration })),
	});
}
