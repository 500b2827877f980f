import type { Field, Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { call } from '../../../shared/engine/operation';
import { sentIn } from '../../../shared/catalog/fields';
import { filters } from '../../fields/invoiceFilters';
import { invoiceItems, newItems } from '../../fields/invoiceItems';
import { parties } from '../../fields/invoiceParties';
import { scheduling } from '../../fields/invoiceSchedules';
import { lateFeeSettings, terms } from '../../fields/invoiceTerms';
import { invoices as f } from '../../fields/invoices';
import { lists } from '../../fields/lists';
import { payments } from '../../fields/payments';
import { apiCall } from '../../operations';
import { testModeHint } from '../../testMode';
import { createPaymentLink, oneItem } from '../createPaymentLink';
import { prepare } from '../prepare';
import { generateInvoiceNumber, getInvoiceSettings } from './settings';
import { simplifiedInvoice, simplifiedLink } from './simplified';

/** Optional fields shared by creating, updating, and text2pay invoices. */
const common: readonly Field[] = [
	f.title,
	f.invoiceNumber,
	f.invoiceNumberPrefix,
	f.issueDate,
	f.dueDate,
	f.liveMode,
	f.termsNotes,
	f.automaticTaxesEnabled,
	parties.businessDetails,
	parties.contactDetails,
	invoiceItems.discount,
	terms.attachments,
	terms.enableBankDebitOnly,
	terms.miscellaneousCharges,
	terms.paymentSchedule,
	terms.tipsConfiguration,
];

const get = operation('GET /invoices/{invoiceId}', {
	name: 'Get',
	action: 'Get invoice',
	description: 'Retrieve one invoice with its items',
	scope: 'invoices.readonly',
	path: { invoiceId: f.invoiceId },
	simplified: simplifiedInvoice,
});

const send = operation('POST /invoices/{invoiceId}/send', {
	name: 'Send',
	action: 'Send invoice',
	description:
		'Send an invoice to its contact, or mark it as sent. With Automatic Payment, a saved payment method is charged.',
	scope: 'invoices.write',
	path: { invoiceId: f.invoiceId },
	fields: [f.sendBy, f.userId, f.liveMode],
	additional: [parties.sentFrom, scheduling.autoPayment],
	prepare: prepare.send,
	guarded: true,
	record: 'invoice',
	simplified: simplifiedInvoice,
});

export const invoice = {
	name: 'Invoice',
	operations: {
		create: operation('POST /invoices/', {
			name: 'Create',
			action: 'Create invoice',
			description: 'Create a draft invoice for a contact',
			scope: 'invoices.write',
			fields: [f.contactId, f.name, f.currency, ...newItems],
			additional: [...common, parties.sentTo, terms.lateFeesConfiguration],
			prepare: prepare.createInvoice,
			simplified: simplifiedInvoice,
		}),
		createPaymentLink: operation('POST /invoices/text2pay', {
			name: 'Create Payment Link',
			action: 'Create payment link',
			description: 'Bill a contact for one amount and get the payment link',
			scope: 'invoices.write',
			fields: [f.contactId, f.name, f.linkAmount, f.currency, sentIn(f.sendBy, 'none'), f.userId],
			additional: [
				f.title,
				f.issueDate,
				f.dueDate,
				f.liveMode,
				f.termsNotes,
				parties.contactDetails,
				parties.businessDetails,
				parties.sentTo,
			],
			constants: { action: 'draft' },
			adapt: oneItem,
			run: createPaymentLink(async (run, values) => await call(run, send, values)),
			simplified: simplifiedLink,
		}),
		delete: operation('DELETE /invoices/{invoiceId}', {
			name: 'Delete',
			action: 'Delete invoice',
			description: 'Delete an invoice permanently',
			scope: 'invoices.write',
			path: { invoiceId: f.invoiceId },
			result: 'deleted',
		}),
		generateNumber: generateInvoiceNumber,
		get,
		getAll: operation('GET /invoices/', {
			name: 'Get Many',
			action: 'Get many invoices',
			description: 'Retrieve a list of invoices',
			scope: 'invoices.readonly',
			filters: [
				filters.status,
				payments.contactId,
				filters.startAt,
				filters.endAt,
				filters.search,
				filters.paymentMode,
				filters.sortOrder,
			],
			adapt: ({ query }) => {
				if (query.sortOrder) query.sortField = 'issueDate';
			},
			list: lists.invoices,
			hint: testModeHint,
			simplified: simplifiedInvoice,
		}),
		getSettings: getInvoiceSettings,
		recordPayment: operation('POST /invoices/{invoiceId}/record-payment', {
			name: 'Record Payment',
			action: 'Record payment for invoice',
			description: 'Record a manual payment for an invoice. The customer is not charged.',
			scope: 'invoices.write',
			path: { invoiceId: f.invoiceId },
			fields: [payments.mode, f.card, payments.cheque],
			additional: [
				f.amountPaid,
				payments.notes,
				f.fulfilledAt,
				f.paymentScheduleIds,
				payments.meta,
			],
			constants: { notes: '' },
			guarded: true,
			record: 'invoice',
			simplified: simplifiedInvoice,
		}),
		send,
		text2pay: operation('POST /invoices/text2pay', {
			name: 'Text2Pay',
			action: 'Create or send invoice by text2pay',
			description:
				'Create an invoice with all its details, as a draft or sent immediately, and get its link',
			scope: 'invoices.write',
			fields: [f.contactId, f.name, f.currency, f.draftOrSend, f.userId, ...newItems],
			additional: [
				...common,
				f.invoiceToUpdate,
				f.includeTermsNote,
				parties.sentTo,
				terms.lateFeesConfiguration,
			],
			prepare: prepare.text2pay,
			simplified: simplifiedLink,
		}),
		update: operation('PUT /invoices/{invoiceId}', {
			name: 'Update',
			action: 'Update invoice',
			description:
				'Update an invoice. GHL replaces the entire invoice, so the node reads it first and keeps the values of all other fields.',
			scope: 'invoices.write',
			path: { invoiceId: f.invoiceId },
			update: [
				...common,
				f.contactId,
				f.name,
				f.currency,
				f.description,
				f.xeroDetails,
				{ ...invoiceItems.items, at: 'invoiceItems' },
			],
			prepare: prepare.updateInvoice(get),
			simplified: simplifiedInvoice,
		}),
		updateLateFees: operation('PATCH /invoices/{invoiceId}/late-fees-configuration', {
			name: 'Update Late Fees',
			action: 'Update late fees of invoice',
			description: 'Set the late fees of an invoice',
			path: { invoiceId: f.invoiceId },
			fields: [lateFeeSettings.enable, lateFeeSettings.type, lateFeeSettings.value],
			additional: [lateFeeSettings.frequency, lateFeeSettings.grace, lateFeeSettings.maxLateFees],
			prepare: prepare.lateFees,
			simplified: simplifiedInvoice,
		}),
		void: operation('POST /invoices/{invoiceId}/void', {
			name: 'Void',
			action: 'Void invoice',
			description: 'Void an invoice. It can no longer be paid.',
			scope: 'invoices.write',
			path: { invoiceId: f.invoiceId },
			simplified: simplifiedInvoice,
		}),
		apiCall,
	},
} satisfies Resource;
