import type { Field, Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { NO_ACCOUNT } from '../../api';
import { filters } from '../../fields/invoiceFilters';
import { invoiceItems } from '../../fields/invoiceItems';
import { parties } from '../../fields/invoiceParties';
import { autoPaymentSettings, scheduling } from '../../fields/invoiceSchedules';
import { terms } from '../../fields/invoiceTerms';
import { invoices as f } from '../../fields/invoices';
import { lists } from '../../fields/lists';
import { prepare } from '../prepare';
import { simplifiedSchedule } from './simplified';

const { enable, ...method } = autoPaymentSettings;

const common: readonly Field[] = [
	f.title,
	f.liveMode,
	f.termsNotes,
	parties.businessDetails,
	parties.contactDetails,
	invoiceItems.discount,
	terms.attachments,
	terms.miscellaneousCharges,
];

const get = operation('GET /invoices/schedule/{scheduleId}', {
	name: 'Get',
	action: 'Get invoice schedule',
	description: 'Retrieve one schedule with its invoices',
	scope: 'invoices/schedule.readonly',
	path: { scheduleId: f.scheduleId },
	simplified: simplifiedSchedule,
});

export const invoiceSchedule: Resource = {
	name: 'Invoice Schedule',
	description: 'Invoices sent at a scheduled time, once or on a recurring basis',
	operations: {
		autoPayment: operation('POST /invoices/schedule/{scheduleId}/auto-payment', {
			name: 'Set Automatic Payment',
			action: 'Set automatic payment of invoice schedule',
			description: 'Turn automatic payment with a saved payment method on or off for a schedule',
			scope: 'invoices/schedule.write',
			path: { scheduleId: f.scheduleId },
			fields: [enable],
			additional: Object.values(method),
			prepare: prepare.autoPayment,
			guarded: true,
			simplified: simplifiedSchedule,
		}),
		cancel: operation('POST /invoices/schedule/{scheduleId}/cancel', {
			name: 'Cancel',
			action: 'Cancel invoice schedule',
			description: 'Cancel a schedule. No more invoices are sent.',
			scope: 'invoices/schedule.write',
			path: { scheduleId: f.scheduleId },
			simplified: simplifiedSchedule,
		}),
		create: operation('POST /invoices/schedule', {
			name: 'Create',
			action: 'Create invoice schedule',
			description: 'Create a draft schedule. It starts when you activate it.',
			scope: 'invoices/schedule.write',
			fields: [
				f.contactId,
				f.name,
				f.currency,
				{ ...scheduling.schedule, required: true },
				invoiceItems.items,
			],
			additional: [
				...common,
				f.automaticTaxesEnabled,
				f.invoiceNumberPrefix,
				terms.enableBankDebitOnly,
				terms.lateFeesConfiguration,
				terms.tipsConfiguration,
			],
			prepare: prepare.createSchedule,
			simplified: simplifiedSchedule,
		}),
		delete: operation('DELETE /invoices/schedule/{scheduleId}', {
			name: 'Delete',
			action: 'Delete invoice schedule',
			description: 'Delete a schedule permanently',
			scope: 'invoices/schedule.write',
			path: { scheduleId: f.scheduleId },
			result: 'deleted',
		}),
		get,
		getAll: operation('GET /invoices/schedule', {
			name: 'Get Many',
			action: 'Get many invoice schedules',
			description: 'Retrieve a list of schedules',
			scope: 'invoices/schedule.readonly',
			filters: [
				filters.statusText,
				filters.startAt,
				filters.endAt,
				filters.search,
				filters.paymentMode,
			],
			list: lists.schedules,
			simplified: simplifiedSchedule,
		}),
		schedule: operation('POST /invoices/schedule/{scheduleId}/schedule', {
			name: 'Activate',
			action: 'Activate invoice schedule',
			description:
				'Start a draft schedule. Its invoices are sent, and charged if automatic payment is on.',
			scope: 'invoices/schedule.write',
			path: { scheduleId: f.scheduleId },
			fields: [f.liveMode],
			additional: [scheduling.autoPayment],
			prepare: prepare.activate,
			guarded: true,
			simplified: simplifiedSchedule,
		}),
		update: operation('PUT /invoices/schedule/{scheduleId}', {
			name: 'Update',
			action: 'Update invoice schedule',
			description:
				'Update a schedule. GHL replaces the entire schedule, so the node reads it first and keeps the values of all other fields.',
			scope: 'invoices/schedule.write',
			path: { scheduleId: f.scheduleId },
			update: [...common, f.contactId, f.name, f.currency, scheduling.schedule, invoiceItems.items],
			prepare: prepare.updateSchedule(get),
			simplified: simplifiedSchedule,
		}),
		updateAndSchedule: operation('POST /invoices/schedule/{scheduleId}/updateAndSchedule', {
			name: 'Apply Update',
			action: 'Apply update of running invoice schedule',
			description:
				'Apply the updates of a running schedule to its next invoices. They are sent, and charged if automatic payment is on.',
			scope: 'invoices/schedule.write',
			path: { scheduleId: f.scheduleId },
			account: NO_ACCOUNT,
			guarded: true,
			simplified: simplifiedSchedule,
		}),
	},
};
