import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { serviceError } from '../errors';
import { change, create, find, without, write } from './records';
import { actionRoute, deleteRoute, getRoute, recordRoutes } from './routes';
import { BODIES } from './rules';
import type { Bill } from './types';
import { scheduleView } from './views';

const RECORD = {
	kind: 'schedules',
	path: '/invoices/schedule',
	scopes: { read: 'invoices/schedule.readonly', write: 'invoices/schedule.write' },
} as const;

/** An update of a schedule can't change these fields. */
const KEPT = [
	...['automaticTaxesEnabled', 'tipsConfiguration', 'lateFeesConfiguration'],
	...['invoiceNumberPrefix', 'paymentMethods', 'autoPayment'],
];

/** Schedules. They are drafts until they are activated. Activation sends the invoices that are due. */
export function scheduleRoutes(scope: FastifyInstance, world: World): void {
	const view = (bill: Bill) => scheduleView(world, bill);
	const action = { kind: 'schedules', scope: RECORD.scopes.write } as const;

	recordRoutes(scope, world, {
		...RECORD,
		created: 200,
		bodies: { create: BODIES.schedule, update: BODIES.schedule },
		kept: KEPT,
		view,
	});
	getRoute(scope, world, RECORD, view);
	deleteRoute(scope, world, RECORD, 'query', () => ({ success: true }));

	actionRoute(scope, world, {
		...action,
		path: '/invoices/schedule/:id/schedule',
		body: BODIES.activate,
		act: (bill, { liveMode, autoPayment }) => {
			if (bill.status !== 'draft') throw serviceError(400, 'Schedule is not a draft');
			const mode = { liveMode: liveMode === true };
			write(world, 'schedules', bill, autoPayment ? { ...mode, autoPayment } : mode);
			return view(sendDue(world, change(world, 'schedules', bill, { status: 'scheduled' })));
		},
	});
	actionRoute(scope, world, {
		...action,
		path: '/invoices/schedule/:id/auto-payment',
		body: BODIES.autoPayment,
		act: (bill, { autoPayment }) => view(write(world, 'schedules', bill, { autoPayment })),
	});
	actionRoute(scope, world, {
		...action,
		path: '/invoices/schedule/:id/cancel',
		body: BODIES.account,
		act: (bill) => view(change(world, 'schedules', bill, { status: 'cancelled' })),
	});
	// The API declares no body: the token defines the location.
	scope.post<{ Params: { id: string } }>(
		'/invoices/schedule/:id/updateAndSchedule',
		{
			config: {
				access: { level: 'location', scope: RECORD.scopes.write, impliedLocation: true },
			},
		},
		async ({ params, grant }) => {
			const bill = find(world, 'schedules', params.id, grant.locationId);
			if (bill.status !== 'scheduled') throw serviceError(400, 'Schedule is not active');
			return view(change(world, 'schedules', bill, {}));
		},
	);
}

/** Creates the first invoice of a schedule if its start time has passed. */
function sendDue(world: World, bill: Bill): Bill {
	const { executeAt, rrule } = bill.fields.schedule as {
		executeAt?: string;
		rrule?: { startDate: string };
	};
	const start = Date.parse(executeAt ?? rrule?.startDate ?? '');
	if (!(start <= world.now())) return bill;
	const fields = without(bill.fields, 'schedule', 'autoPayment');
	const issueDate = new Date(world.now()).toISOString().slice(0, 10);
	const invoice = create(world, 'invoices', { ...fields, altId: bill.altId, issueDate });
	change(world, 'invoices', invoice, { status: 'sent' });
	return change(world, 'schedules', bill, { invoiceIds: [...bill.invoiceIds, invoice._id] });
}
