import type { Field, Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { place } from '../../../shared/catalog/fields';
import { filters } from '../../fields/invoiceFilters';
import { lines, newItems } from '../../fields/invoiceItems';
import { parties } from '../../fields/invoiceParties';
import { scheduling } from '../../fields/invoiceSchedules';
import { lateFeeSettings, terms } from '../../fields/invoiceTerms';
import { invoices as f } from '../../fields/invoices';
import { lists } from '../../fields/lists';
import { payments } from '../../fields/payments';
import { apiCall } from '../../operations';
import { createPaymentLink, oneItem } from '../createPaymentLink';
import { prepare } from '../prepare';
import { simplifiedInvoice, simplifiedLink } from './simplified';

/** What the new invoice, the changed one and the one of text2pay have in common, beside what they demand. */
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
	lines.discount,
	terms.attachments,
	terms.enableBankDebitOnly,
	terms.miscellaneousCharges,
	terms.paymentSchedule,
	terms.tipsConfiguration,
];

export const invoice: Resource = {
	name: 'Invoice',
	operations: {
		create: operation('POST /invoices/', {
			name: 'Create',
			action: 'Create invoice',
			description: 'Make a draft of an invoice for a contact',
			scope: 'invoices.write',
			fields: [f.contactId, f.name, f.currency, ...newItems],
			additional: [...common, parties.sentTo, terms.lateFeesConfiguration],
			prepare: prepare.createInvoice,
			simplified: simplifiedInvoice,
		}),
		createPaymentLink: operation('POST /invoices/text2pay', {
			name: 'Create Payment Link',
			action: 'Create payment link',
			description: 'Bill a contact for one amount and get the link at which it can be paid',
			scope: 'invoices.write',
			fields: [f.contactId, f.name, f.linkAmount, f.currency, place(f.sendBy, 'none'), f.userId],
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
			run: createPaymentLink,
			simplified: simplifiedLink,
		}),
		delete: operation('DELETE /invoices/{invoiceId}', {
			name: 'Delete',
			action: 'Delete invoice',
			description: 'Remove an invoice for good',
			scope: 'invoices.write',
			path: { invoiceId: f.invoiceId },
			result: 'deleted',
		}),
		generateNumber: operation('GET /invoices/generate-invoice-number', {
			name: 'Generate Number',
			action: 'Generate invoice number',
			description: 'Get the number that the next invoice will have',
			scope: 'invoices.readonly',
		}),
		get: operation('GET /invoices/{invoiceId}', {
			name: 'Get',
			action: 'Get invoice',
			description: 'Retrieve one invoice with its items',
			scope: 'invoices.readonly',
			path: { invoiceId: f.invoiceId },
			simplified: simplifiedInvoice,
		}),
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
			simplified: simplifiedInvoice,
		}),
		getSettings: operation('GET /invoices/settings', {
			name: 'Get Settings',
			action: 'Get invoice settings',
			description:
				'Retrieve the invoice settings of the location: business, numbers, terms, reminders',
			scope: 'invoices.readonly',
		}),
		recordPayment: operation('POST /invoices/{invoiceId}/record-payment', {
			name: 'Record Payment',
			action: 'Record payment for invoice',
			description: 'Mark an invoice as paid by hand; the customer is not charged',
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
		send: operation('POST /invoices/{invoiceId}/send', {
			name: 'Send',
			action: 'Send invoice',
			description:
				'Send an invoice to its contact, or mark it as sent. With Automatic Payment it charges a saved payment method.',
			scope: 'invoices.write',
			path: { invoiceId: f.invoiceId },
			fields: [f.sendBy, f.userId, f.liveMode],
			additional: [parties.sentFrom, scheduling.autoPayment],
			prepare: prepare.send,
			guarded: true,
			record: 'invoice',
			simplified: simplifiedInvoice,
		}),
		text2pay: operation('POST /invoices/text2pay', {
			name: 'Text2Pay',
			action: 'Create or send invoice by text2pay',
			description: 'Make an invoice with all its details, draft or sent at once, and get its link',
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
				'Change an invoice. It is read first, since GHL replaces it whole: what is left out stays as it is.',
			scope: 'invoices.write',
			path: { invoiceId: f.invoiceId },
			update: [
				...common,
				f.contactId,
				f.name,
				f.currency,
				f.description,
				f.xeroDetails,
				{ ...lines.items, at: 'invoiceItems' },
			],
			prepare: prepare.updateInvoice,
			simplified: simplifiedInvoice,
		}),
		updateLateFees: operation('PATCH /invoices/{invoiceId}/late-fees-configuration', {
			name: 'Update Late Fees',
			action: 'Update late fees of invoice',
			description: 'Set the fees that are added when an invoice is paid late',
			path: { invoiceId: f.invoiceId },
			fields: [lateFeeSettings.enable, lateFeeSettings.type, lateFeeSettings.value],
			additional: [lateFeeSettings.frequency, lateFeeSettings.grace, lateFeeSettings.maxLateFees],
			prepare: prepare.lateFees,
			simplified: simplifiedInvoice,
		}),
		void: operation('POST /invoices/{invoiceId}/void', {
			name: 'Void',
			action: 'Void invoice',
			description: 'Declare an invoice void: it can no longer be paid',
			scope: 'invoices.write',
			path: { invoiceId: f.invoiceId },
			simplified: simplifiedInvoice,
		}),
		apiCall,
	},
};
