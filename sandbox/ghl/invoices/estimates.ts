import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { ALT_RULES, type Query } from '../lists';
import * as rules from '../validate';
import { change, create, find, nextNumber, type Body } from './records';
import { access, actionRoute, deleteRoute, recordRoutes } from './routes';
import { BODIES } from './rules';
import type { Bill } from './types';
import { estimateTemplateView, estimateView, invoiceView } from './views';

const scopes = { read: 'invoices/estimate.readonly', write: 'invoices/estimate.write' };
const RECORD = { kind: 'estimates', path: '/invoices/estimate', scopes } as const;
const TEMPLATE = {
	kind: 'estimateTemplates',
	path: '/invoices/estimate/template',
	scopes,
} as const;

/** Estimates. The API can't return one by its ID (docs/api-notes/ghl.md#estimates). */
export function estimateRoutes(scope: FastifyInstance, world: World): void {
	scope.get<{ Querystring: Query }>(
		'/invoices/estimate/number/generate',
		access(scopes.read),
		async ({ query }) => {
			rules.check(query, ALT_RULES);
			const estimateNumber = nextNumber(world.ghl.billing, 'estimates', String(query.altId));
			return { estimateNumber, traceId: randomUUID() };
		},
	);
	recordRoutes(scope, world, {
		...RECORD,
		listPath: '/invoices/estimate/list',
		created: 201,
		bodies: { create: BODIES.estimate, update: BODIES.estimate },
		kept: [],
		view: estimateView,
		after: (bill) => applyStatus(world, bill),
	});
	deleteRoute(scope, world, RECORD, 'body', estimateView);

	actionRoute(scope, world, {
		kind: 'estimates',
		path: '/invoices/estimate/:id/send',
		scope: scopes.write,
		body: BODIES.sendEstimate,
		status: 201,
		act: (bill) => estimateView(change(world, 'estimates', bill, { status: 'sent' })),
	});
	actionRoute(scope, world, {
		kind: 'estimates',
		path: '/invoices/estimate/:id/invoice',
		scope: scopes.write,
		body: BODIES.invoiceFromEstimate,
		act: (bill, { markAsInvoiced }) => {
			const invoice = create(world, 'invoices', invoiceOf(world, bill));
			if (markAsInvoiced) change(world, 'estimates', bill, { status: 'invoiced' });
			return { estimate: estimateView(bill), invoice: invoiceView(invoice) };
		},
	});
}

/** Templates of estimates. The preview is the only way to get one. */
export function estimateTemplateRoutes(scope: FastifyInstance, world: World): void {
	scope.get<{ Querystring: Query }>(
		'/invoices/estimate/template/preview',
		access(scopes.read),
		async ({ query }) => {
			rules.check(query, { ...ALT_RULES, templateId: rules.text });
			return estimateTemplateView(
				find(world, 'estimateTemplates', String(query.templateId), query.altId),
			);
		},
	);
	recordRoutes(scope, world, {
		...TEMPLATE,
		created: 201,
		bodies: { create: BODIES.estimateTemplate, update: BODIES.estimateTemplate },
		kept: [],
		view: estimateTemplateView,
	});
	deleteRoute(scope, world, TEMPLATE, 'body', estimateTemplateView);
}

/** Applies the status and the send option of a written estimate. */
function applyStatus(world: World, bill: Bill): Bill {
	const { estimateStatus, sendEstimateDetails } = bill.fields;
	if (!estimateStatus && !sendEstimateDetails) return bill;
	delete bill.fields.estimateStatus;
	delete bill.fields.sendEstimateDetails;
	return change(world, 'estimates', bill, {
		status: sendEstimateDetails ? 'sent' : String(estimateStatus),
	});
}

const ONLY_ESTIMATES = [
	...['estimateNumber', 'estimateNumberPrefix', 'expiryDate', 'frequencySettings'],
	...['autoInvoice', 'paymentScheduleConfig', 'meta', 'userId'],
];

function invoiceOf(world: World, { fields, altId }: Bill): Body {
	const shared = Object.entries(fields).filter(([name]) => !ONLY_ESTIMATES.includes(name));
	const issueDate = new Date(world.now()).toISOString().slice(0, 10);
	return { ...Object.fromEntries(shared), altId, title: 'INVOICE', issueDate } as Body;
}
