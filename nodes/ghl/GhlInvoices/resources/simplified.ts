import type { Simplified } from '../../../shared/catalog/types';

const customer: Simplified = {
	customerId: 'contactDetails.id',
	customerName: 'contactDetails.name',
	customerEmail: 'contactDetails.email',
};

/** Simplified invoice. */
export const simplifiedInvoice: Simplified = {
	invoiceId: '_id',
	invoiceNumber: 'invoiceNumber',
	status: 'status',
	totalAmount: 'total',
	currency: 'currency',
	...customer,
	dueDate: 'dueDate',
	createdAt: 'createdAt',
};

/** Simplified text2pay response: the invoice and its payment link. */
export const simplifiedLink: Simplified = {
	paymentLink: 'invoiceUrl',
	invoiceId: 'invoice._id',
	invoiceNumber: 'invoice.invoiceNumber',
	status: 'invoice.status',
	totalAmount: 'invoice.total',
	currency: 'invoice.currency',
	customerId: 'invoice.contactDetails.id',
	customerName: 'invoice.contactDetails.name',
	customerEmail: 'invoice.contactDetails.email',
	dueDate: 'invoice.dueDate',
};

/** Simplified schedule. */
export const simplifiedSchedule: Simplified = {
	scheduleId: '_id',
	status: 'status',
	name: 'name',
	totalAmount: 'total',
	currency: 'currency',
	...customer,
	startDate: ['schedule.executeAt', 'schedule.rrule.startDate'],
	createdAt: 'createdAt',
};

/** Simplified estimate. */
export const simplifiedEstimate: Simplified = {
	estimateId: '_id',
	estimateNumber: 'estimateNumber',
	status: 'estimateStatus',
	totalAmount: 'total',
	currency: 'currency',
	...customer,
	expiryDate: 'expiryDate',
	createdAt: 'createdAt',
};

/** Simplified invoice or estimate template. */
export const simplifiedTemplate: Simplified = {
	templateId: '_id',
	name: 'name',
	totalAmount: 'total',
	currency: 'currency',
	businessName: 'businessDetails.name',
	createdAt: 'createdAt',
	updatedAt: 'updatedAt',
};
