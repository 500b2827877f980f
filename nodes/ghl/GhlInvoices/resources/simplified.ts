import type { Simplified } from '../../../shared/catalog/types';

const customer: Simplified = {
	customerId: 'contactDetails.id',
	customerName: 'contactDetails.name',
	customerEmail: 'contactDetails.email',
};

/** An invoice in the users' words. */
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

/** What text2pay answers: the invoice, and where it can be paid. */
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

/** A schedule in the users' words. */
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

/** An estimate in the users' words. */
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

/** A template, of invoices or estimates, in the users' words. */
export const simplifiedTemplate: Simplified = {
	templateId: '_id',
	name: 'name',
	totalAmount: 'total',
	currency: 'currency',
	businessName: 'businessDetails.name',
	createdAt: 'createdAt',
	updatedAt: 'updatedAt',
};
