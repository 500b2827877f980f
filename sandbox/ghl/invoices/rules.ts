import { ALT_RULES } from '../lists';
import * as rules from '../validate';

type Rules = Record<string, rules.Rule>;

const string: rules.Rule = (value, field) =>
	typeof value === 'string' ? [] : [`${field} must be a string`];

/** An optional group of fields. */
const group = (fields: Rules): rules.Rule => rules.optional(rules.shape(fields));
const texts = rules.optional(rules.list(string));
const words = (...names: string[]): Rules =>
	Object.fromEntries(names.map((name) => [name, rules.optional(string)]));
const flags = (...names: string[]): Rules =>
	Object.fromEntries(names.map((name) => [name, rules.optional(rules.boolean)]));

const address = group(
	words('addressLine1', 'addressLine2', 'city', 'state', 'countryCode', 'postalCode'),
);

const businessDetails = rules.shape({
	...words('logoUrl', 'name', 'phoneNo', 'website'),
	address,
	customValues: texts,
});

// Email and phone are required. The ID is required too, but the contact does not have to exist (docs/api-notes/ghl.md#invoice-rules).
const contactDetails = rules.shape({
	id: rules.text,
	name: rules.text,
	phoneNo: rules.text,
	email: rules.text,
	...words('companyName'),
	address,
	additionalEmails: rules.optional(rules.list(rules.shape({ email: rules.text }))),
});

const tax = rules.shape({
	_id: rules.text,
	name: rules.text,
	rate: rules.number,
	calculation: rules.optional(rules.oneOf('exclusive')),
});

const item = rules.shape({
	name: rules.text,
	currency: rules.text,
	amount: rules.number,
	qty: rules.number,
	...words('description', 'productId', 'priceId', 'automaticTaxCategoryId'),
	...flags('isSetupFeeItem', 'taxInclusive'),
	type: rules.optional(rules.oneOf('one_time', 'recurring')),
	taxes: rules.optional(rules.list(tax)),
});

const discount = rules.shape({
	type: rules.oneOf('percentage', 'fixed'),
	value: rules.optional(rules.number),
	validOnProductIds: texts,
});

/** The schema LateFeesConfigurationDto. */
const lateFees = rules.shape({
	enable: rules.boolean,
	value: rules.number,
	type: rules.oneOf('fixed', 'percentage'),
	frequency: rules.shape({
		intervalCount: rules.number,
		interval: rules.oneOf('minute', 'hour', 'day', 'week', 'month', 'one_time'),
	}),
	grace: group({ intervalCount: rules.number, interval: rules.oneOf('day') }),
	maxLateFees: group({ type: rules.oneOf('fixed'), value: rules.number }),
});

/** The schema PaymentMethodDto. */
const paymentMethods = group({
	stripe: rules.shape({ enableBankDebitOnly: rules.boolean }),
});

const sentTo = rules.shape({
	email: rules.list(string),
	emailCc: texts,
	emailBcc: texts,
	phoneNo: texts,
});

const rrule = group({
	intervalType: rules.oneOf(
		...['yearly', 'monthly', 'weekly', 'daily', 'hourly', 'minutely', 'secondly'],
	),
	interval: rules.number,
	startDate: rules.date,
	endDate: rules.optional(rules.date),
});

const schedule = rules.shape({ executeAt: rules.optional(rules.date), rrule });

const attachments = rules.optional(
	rules.list(
		rules.shape({
			id: rules.text,
			name: rules.text,
			url: rules.text,
			type: rules.text,
			size: rules.number,
		}),
	),
);

/** The schema AutoPaymentDetailsDto. */
const autoPayment = rules.shape({ enable: rules.boolean });

/** The common fields of invoices, templates, schedules and estimates. */
const document: Rules = {
	...ALT_RULES,
	name: rules.text,
	currency: rules.text,
	...words('termsNotes', 'title'),
	...flags('automaticTaxesEnabled'),
	discount: rules.optional(discount),
	miscellaneousCharges: group({ charges: rules.list(rules.list(string)) }),
};

const invoiceExtras: Rules = {
	...words('invoiceNumber', 'invoiceNumberPrefix'),
	dueDate: rules.optional(rules.date),
	attachments,
	paymentMethods,
	tipsConfiguration: group({ tipsPercentage: rules.list(string), tipsEnabled: rules.boolean }),
	paymentSchedule: group({
		type: rules.oneOf('fixed', 'percentage'),
		schedules: rules.list(string),
	}),
	lateFeesConfiguration: rules.optional(lateFees),
};

const items = rules.list(item);

const createInvoice: Rules = {
	...document,
	...invoiceExtras,
	businessDetails,
	items,
	discount,
	contactDetails,
	issueDate: rules.date,
	sentTo,
	liveMode: rules.boolean,
};

const sendBy = rules.oneOf('sms_and_email', 'send_manually', 'email', 'sms');

const send: Rules = {
	...ALT_RULES,
	userId: rules.text,
	action: sendBy,
	liveMode: rules.boolean,
	sentFrom: group(words('fromName', 'fromEmail')),
};

const template: Rules = {
	...document,
	...invoiceExtras,
	businessDetails,
	items,
	attachments: texts,
};

const scheduled: Rules = {
	...document,
	...invoiceExtras,
	businessDetails,
	items,
	discount,
	contactDetails,
	schedule,
	liveMode: rules.boolean,
};

const estimateTemplate: Rules = {
	...document,
	businessDetails,
	items,
	discount,
	...flags('liveMode'),
	...words('estimateNumberPrefix'),
	meta: rules.optional(rules.object),
	sendEstimateDetails: group(send),
	attachments,
};

const STATUSES = ['all', 'draft', 'sent', 'accepted', 'declined', 'invoiced', 'viewed'];

const estimate: Rules = {
	...estimateTemplate,
	contactDetails,
	frequencySettings: rules.shape({ enabled: rules.boolean, schedule }),
	estimateNumber: rules.optional(rules.number),
	estimateStatus: rules.optional(rules.oneOf(...STATUSES)),
	issueDate: rules.optional(rules.date),
	expiryDate: rules.optional(rules.date),
	sentTo: rules.optional(sentTo),
	autoInvoice: group({ enabled: rules.boolean }),
	paymentScheduleConfig: group({
		type: rules.oneOf('fixed', 'percentage'),
		dateConfig: rules.shape({
			depositDateType: rules.oneOf('estimate_accepted', 'custom'),
			scheduleDateType: rules.oneOf('regular_interval', 'custom'),
		}),
		schedules: rules.list((value, field) =>
			Array.isArray(value) ? [] : [`${field} must be an array`],
		),
	}),
};

/** The rules of each body, according to `required`, types and enums of the specification. */
export const BODIES = {
	account: ALT_RULES,
	autoPayment: { ...ALT_RULES, id: rules.text, autoPayment },
	createInvoice,
	updateInvoice: {
		...document,
		...invoiceExtras,
		invoiceItems: items,
		issueDate: rules.date,
		dueDate: rules.date,
		businessDetails: rules.optional(businessDetails),
		contactDetails: rules.optional(contactDetails),
	},
	text2pay: {
		...createInvoice,
		businessDetails: rules.optional(businessDetails),
		discount: rules.optional(discount),
		action: rules.oneOf('draft', 'send'),
		userId: rules.text,
		...words('id'),
	},
	// The specification requires `card`, `cheque` and `notes`, but clients omit them
	// (docs/api-notes/ghl.md#invoice-rules).
	recordPayment: {
		...ALT_RULES,
		mode: rules.oneOf('cash', 'card', 'cheque', 'bank_transfer', 'other'),
		card: group({ brand: rules.text, last4: rules.text }),
		cheque: group({ number: rules.text }),
		notes: rules.optional(string),
		amount: rules.optional(rules.number),
		meta: rules.optional(rules.object),
		paymentScheduleIds: texts,
		fulfilledAt: rules.optional(rules.date),
	},
	send: { ...send, autoPayment: rules.optional(autoPayment) },
	sendEstimate: { ...send, ...words('estimateName') },
	lateFees: { ...ALT_RULES, lateFeesConfiguration: lateFees },
	paymentMethods: { ...ALT_RULES, paymentMethods },
	template,
	schedule: scheduled,
	activate: {
		...ALT_RULES,
		liveMode: rules.boolean,
		autoPayment: rules.optional(autoPayment),
	},
	estimate,
	estimateTemplate,
	invoiceFromEstimate: {
		...ALT_RULES,
		markAsInvoiced: rules.boolean,
		version: rules.optional(rules.oneOf('v1', 'v2')),
	},
} satisfies Record<string, Rules>;

/** Query of the lists. Unlike other lists, they require `limit` and `offset` (docs/api-notes/ghl.md#pagination). */
export const LIST_QUERY: Rules = {
	...ALT_RULES,
	limit: rules.count(1),
	offset: rules.count(0),
	paymentMode: rules.optional(rules.oneOf('default', 'live', 'test')),
	sortField: rules.optional(rules.oneOf('issueDate')),
	sortOrder: rules.optional(rules.oneOf('ascend', 'descend')),
};

export const ESTIMATE_LIST_QUERY: Rules = {
	...LIST_QUERY,
	status: rules.optional(rules.oneOf(...STATUSES)),
};
