import { isoDateTime, isoDay, jsonObject } from '../../shared/catalog/encode';
import { choices, fieldTable, group, within } from '../../shared/catalog/fields';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];

/** Options from names. GHL's values are their first two letters: `Monday` → `mo`. */
const shortened = (words: string[], length: number) =>
	[...words].sort().map((name) => ({ name, value: name.slice(0, length).toLowerCase() }));

const rrule = fieldTable({
	intervalType: {
		displayName: 'Repeats',
		type: 'options',
		options: choices(['yearly', 'monthly', 'weekly', 'daily', 'hourly', 'minutely', 'secondly']),
		default: 'monthly',
	},
	interval: {
		displayName: 'Every',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description:
			'Number of intervals between invoices. For example, 2 with Monthly means every two months.',
	},
	startDate: {
		displayName: 'Start Date',
		type: 'dateTime',
		as: isoDay,
		description: 'If empty: today',
	},
	startTime: {
		displayName: 'Start Time',
		type: 'string',
		placeholder: 'e.g. 20:45:00',
		description: 'Hours, minutes, and seconds',
	},
	endType: {
		displayName: 'Ends',
		type: 'options',
		options: [
			{ name: 'After a Number of Times', value: 'after' },
			{ name: 'By a Date', value: 'by' },
			{ name: 'By Count', value: 'count' },
			{ name: 'Never', value: 'never' },
		],
		default: 'never',
	},
	endDate: { displayName: 'End Date', type: 'dateTime', as: isoDay },
	endTime: {
		displayName: 'End Time',
		type: 'string',
		placeholder: 'e.g. 18:45:00',
		description: 'Hours, minutes, and seconds',
	},
	count: {
		displayName: 'Times',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'Number of invoices after which the schedule ends',
	},
	dayOfMonth: {
		displayName: 'Day of Month',
		type: 'number',
		typeOptions: { minValue: -1, maxValue: 28 },
		default: 1,
		description: 'From 1 to 28, or -1 for the last day',
	},
	dayOfWeek: {
		displayName: 'Day of Week',
		type: 'options',
		options: shortened(WEEKDAYS, 2),
		default: 'mo',
	},
	numOfWeek: {
		displayName: 'Week of Month',
		type: 'number',
		typeOptions: { minValue: -1, maxValue: 4 },
		default: 1,
		description: 'From 1 to 4, or -1 for the last week',
	},
	monthOfYear: {
		displayName: 'Month of Year',
		type: 'options',
		options: shortened(MONTHS, 3),
		default: 'jan',
	},
	daysBefore: {
		displayName: 'Days Before',
		type: 'number',
		typeOptions: { minValue: 0 },
		description: 'Number of days before the send date on which the invoice is created',
	},
	useStartAsPrimaryUserAccepted: {
		displayName: 'Start When Accepted',
		type: 'boolean',
		description: 'Whether the schedule starts on the day on which the customer accepts',
	},
});

const executeAt = fieldTable({
	executeAt: {
		displayName: 'Send At',
		type: 'dateTime',
		as: isoDateTime,
		description: 'When the invoice is sent',
	},
});

const recurrence = fieldTable({
	rrule: group({ displayName: 'Recurrence' }, Object.values(rrule)),
});

const frequency = fieldTable({
	enabled: {
		displayName: 'Enabled',
		type: 'boolean',
		default: true,
		description: 'Whether accepting the estimate starts recurring invoices',
	},
});

const lastDigits = fieldTable({
	last4: { displayName: 'Last Four Digits', type: 'string', placeholder: 'e.g. 4242' },
});

const bank = fieldTable({
	bankName: {
		displayName: 'Bank Name',
		type: 'string',
		at: 'bank_name',
		placeholder: 'e.g. Chase',
	},
	bankCode: {
		displayName: 'Bank Code',
		type: 'string',
		at: 'bank_code',
		placeholder: 'e.g. 37040044',
	},
	branchCode: {
		displayName: 'Branch Code',
		type: 'string',
		at: 'branch_code',
		placeholder: 'e.g. 001',
	},
	sortCode: {
		displayName: 'Sort Code',
		type: 'string',
		at: 'sort_code',
		placeholder: 'e.g. 108800',
	},
	bsbNumber: {
		displayName: 'BSB Number',
		type: 'string',
		at: 'bsb_number',
		placeholder: 'e.g. 000000',
	},
});

const card = fieldTable({
	brand: { displayName: 'Brand', type: 'string', placeholder: 'e.g. visa' },
});

/** Card details of an invoice payment (CardDto). */
export const invoiceCard = group({ displayName: 'Card' }, [card.brand, lastDigits.last4]);

const autoPayment = fieldTable({
	enable: {
		displayName: 'Enabled',
		type: 'boolean',
		default: true,
		description: 'Whether GHL charges the customer automatically',
	},
	type: {
		displayName: 'Type',
		type: 'string',
		placeholder: 'e.g. card',
		description: 'Type of the payment method',
	},
	paymentMethodId: {
		displayName: 'Payment Method ID',
		type: 'string',
		placeholder: 'e.g. pm_1NwQ2eB8xk',
		description: 'ID of the saved payment method at the payment provider',
	},
	customerId: {
		displayName: 'Customer ID',
		type: 'string',
		placeholder: 'e.g. cus_OgZ3x7',
		description: 'ID of the customer at the payment provider',
	},
	cardId: {
		displayName: 'Card ID',
		type: 'string',
		placeholder: 'e.g. card_1NwQ2e',
		description: 'ID of the saved card at the payment provider',
	},
	card: invoiceCard,
	usBankAccount: group({ displayName: 'US Bank Account' }, [bank.bankName, lastDigits.last4]),
	sepaDirectDebit: group({ displayName: 'SEPA Direct Debit' }, [
		bank.bankCode,
		bank.branchCode,
		lastDigits.last4,
	]),
	bacsDirectDebit: group({ displayName: 'Bacs Direct Debit' }, [bank.sortCode, lastDigits.last4]),
	becsDirectDebit: group({ displayName: 'BECS Direct Debit' }, [bank.bsbNumber, lastDigits.last4]),
	provider: {
		displayName: 'Provider',
		type: 'json',
		as: jsonObject,
		description: "The payment provider, in GHL's format",
	},
});

/** Settings of schedules and automatic payment. */
export const scheduling = fieldTable({
	schedule: group({ displayName: 'Schedule', description: 'One send date, or a recurrence rule' }, [
		executeAt.executeAt,
		recurrence.rrule,
	]),
	frequencySettings: group(
		{
			displayName: 'Frequency',
			description: 'Recurrence of the invoices. If empty, the estimate is for a single invoice.',
		},
		[
			frequency.enabled,
			within('schedule', executeAt.executeAt),
			within('schedule', recurrence.rrule),
		],
	),
	autoPayment: group(
		{ displayName: 'Automatic Payment', description: 'Charges a saved payment method' },
		Object.values(autoPayment),
	),
});

/** Settings of automatic payment as separate fields, for operations that change only these. */
export const autoPaymentSettings = Object.fromEntries(
	Object.entries(autoPayment).map(([name, field]) => [name, within('autoPayment', field)]),
) as typeof autoPayment;
