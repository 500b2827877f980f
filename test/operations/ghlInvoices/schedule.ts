import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { World } from '../../../sandbox/server';
import { locator } from '../../harness';
import type { Case } from '../support/types';
import {
	account,
	beans,
	billsOf,
	business,
	customerOf,
	inStatus,
	keptItems,
	noDiscount,
	samplesOf,
	settingsRequest,
} from './records';

/** Cases of schedules: create, update, activate, cancel. */
export function scheduleCases(world: World): Case[] {
	const schedules = billsOf(world, 'schedules');
	const draft = inStatus(schedules, 'draft');
	const running = inStatus(schedules, 'scheduled');
	const customer = customerOf(world);
	const samples = samplesOf(world);
	const of = (id: string) => ({ scheduleId: locator(id) });
	const path = `/invoices/schedule/${draft._id}`;
	const runningPath = `/invoices/schedule/${running._id}`;
	const unknown = {
		parameters: of('5f9d6d8b1b2d2c001f2d9e4b'),
		message: /InvoiceSchedule not found/,
	};
	const { fields } = draft;
	return [
		{
			resource: 'invoiceSchedule',
			operation: 'create',
			parameters: {
				contactId: locator(customer.contact._id),
				name: 'Coffee, monthly',
				items: { rows: [beans.row] },
				schedule: { rrule: { startDate: '2026-12-01', dayOfMonth: 1, endType: 'never' } },
			},
			expect: {
				request: [
					customer.request,
					settingsRequest,
					{
						method: 'POST',
						path: '/invoices/schedule',
						body: {
							...account,
							name: 'Coffee, monthly',
							currency: 'USD',
							title: 'INVOICE',
							liveMode: true,
							discount: noDiscount,
							businessDetails: business,
							contactDetails: customer.details,
							items: [beans.sent],
							schedule: {
								rrule: {
									intervalType: 'monthly',
									interval: 1,
									startDate: '2026-12-01',
									dayOfMonth: 1,
									endType: 'never',
								},
							},
						},
					},
				],
				output: { status: 'draft', totalAmount: 64, startDate: '2026-12-01', ...customer.output },
			},
			bad: { parameters: { schedule: {} }, message: /^'Schedule' is empty$/ },
			samples,
		},
		{
			resource: 'invoiceSchedule',
			operation: 'get',
			parameters: of(draft._id),
			expect: {
				request: { method: 'GET', path, query: account },
				output: { scheduleId: draft._id, status: 'draft', totalAmount: draft.totals.total },
			},
			bad: unknown,
		},
		{
			resource: 'invoiceSchedule',
			operation: 'getAll',
			parameters: { returnAll: true, filters: { statusText: 'scheduled' } },
			expect: {
				request: {
					method: 'GET',
					path: '/invoices/schedule',
					query: { ...account, status: 'scheduled', limit: '100', offset: '0' },
				},
				output: [{ scheduleId: running._id, status: 'scheduled' }],
			},
			bad: {
				parameters: { filters: { startAt: 'last week' } },
				message: /^'Start Date' is not a date: "last week"$/,
			},
		},
		{
			resource: 'invoiceSchedule',
			operation: 'update',
			parameters: {
				...of(draft._id),
				updateFields: { schedule: { rrule: { interval: 3 } }, title: 'COFFEE' },
			},
			expect: {
				request: [
					{ method: 'GET', path, query: account },
					{
						method: 'PUT',
						path,
						body: {
							...account,
							name: fields.name,
							title: 'COFFEE',
							currency: 'USD',
							liveMode: true,
							discount: fields.discount,
							termsNotes: fields.termsNotes,
							businessDetails: fields.businessDetails,
							contactDetails: fields.contactDetails,
							items: keptItems(fields.items),
							schedule: {
								rrule: { ...(fields.schedule as { rrule: object }).rrule, interval: 3 },
							},
						},
					},
				],
				output: { scheduleId: draft._id, totalAmount: draft.totals.total },
			},
			bad: {
				parameters: { updateFields: { items: { rows: [{ name: 'X', priceId: locator('p1') }] } } },
				message: /^The item 'X' has no unit price$/,
			},
			samples,
		},
		{
			resource: 'invoiceSchedule',
			operation: 'schedule',
			parameters: of(draft._id),
			expect: {
				request: {
					method: 'POST',
					path: `${path}/schedule`,
					body: { ...account, liveMode: true },
				},
				output: { scheduleId: draft._id, status: 'scheduled' },
			},
			bad: { parameters: of(running._id), message: /Schedule is not a draft/ },
			samples: { provider: '{}' },
		},
		{
			resource: 'invoiceSchedule',
			operation: 'autoPayment',
			parameters: {
				...of(running._id),
				additionalFields: {
					type: 'card',
					cardId: 'card_1',
					card: { brand: 'visa', last4: '4242' },
				},
			},
			expect: {
				request: {
					method: 'POST',
					path: `${runningPath}/auto-payment`,
					body: {
						...account,
						id: running._id,
						autoPayment: {
							enable: true,
							type: 'card',
							cardId: 'card_1',
							card: { brand: 'visa', last4: '4242' },
						},
					},
				},
				output: { scheduleId: running._id },
			},
			bad: {
				parameters: { additionalFields: { provider: '{' } },
				message: /^'Provider' is not valid JSON$/,
			},
		},
		{
			resource: 'invoiceSchedule',
			operation: 'cancel',
			parameters: of(running._id),
			expect: {
				request: { method: 'POST', path: `${runningPath}/cancel`, body: account },
				output: { scheduleId: running._id, status: 'cancelled' },
			},
			bad: unknown,
		},
		{
			resource: 'invoiceSchedule',
			operation: 'updateAndSchedule',
			parameters: of(running._id),
			expect: {
				request: { method: 'POST', path: `${runningPath}/updateAndSchedule` },
				output: { scheduleId: running._id, status: 'scheduled' },
			},
			bad: { parameters: of(draft._id), message: /Schedule is not active/ },
		},
		{
			resource: 'invoiceSchedule',
			operation: 'delete',
			parameters: of(draft._id),
			expect: {
				request: { method: 'DELETE', path, query: { ...account, altId: MAIN_LOCATION.id } },
				output: { deleted: true },
			},
			bad: unknown,
		},
	];
}
