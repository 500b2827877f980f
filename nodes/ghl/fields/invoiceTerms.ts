import { jsonArray, textList } from '../../shared/catalog/encode';
import { choices, fieldTable, group, rows, within } from '../../shared/catalog/fields';

const AMOUNT = { minValue: 0 } as const;

const every = fieldTable({
	intervalCount: {
		displayName: 'Interval Count',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description:
			'Number of intervals between two fees. For example, 10 with the interval Day means every 10 days.',
	},
	interval: {
		displayName: 'Interval',
		type: 'options',
		options: choices(['minute', 'hour', 'day', 'week', 'month', 'one_time']),
		default: 'one_time',
	},
});

const grace = fieldTable({
	graceDays: {
		displayName: 'Days',
		type: 'number',
		at: 'intervalCount',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'Days after the due date without a late fee',
	},
	graceInterval: {
		displayName: 'Interval',
		type: 'options',
		at: 'interval',
		options: choices(['day']),
		default: 'day',
	},
});

const ceiling = fieldTable({
	maxFee: {
		displayName: 'Amount',
		type: 'number',
		at: 'value',
		typeOptions: AMOUNT,
		description: 'Maximum total of late fees, in major units',
	},
	maxFeeType: {
		displayName: 'Type',
		type: 'options',
		at: 'type',
		options: choices(['fixed']),
		default: 'fixed',
	},
});

const lateFees = fieldTable({
	enable: {
		displayName: 'Enabled',
		type: 'boolean',
		default: true,
		description: 'Whether late fees are charged',
	},
	type: {
		displayName: 'Type',
		type: 'options',
		options: choices(['fixed', 'percentage']),
		default: 'fixed',
	},
	value: {
		displayName: 'Value',
		type: 'number',
		typeOptions: AMOUNT,
		description: 'Percentage, or major units for a fixed fee',
	},
	frequency: group(
		{
			displayName: 'Frequency',
			description: 'How often the fee is added. If empty, it is added once.',
		},
		Object.values(every),
	),
	grace: group(
		{ displayName: 'Grace Period', description: 'Period without a late fee after the due date' },
		Object.values(grace),
	),
	maxLateFees: group({ displayName: 'Maximum Fee' }, Object.values(ceiling)),
});

const tips = fieldTable({
	tipsEnabled: {
		displayName: 'Enabled',
		type: 'boolean',
		default: true,
		description: 'Whether the customer can add a tip',
	},
	tipsPercentage: {
		displayName: 'Percentages',
		type: 'string',
		as: textList,
		placeholder: 'e.g. 5, 10, 15',
		description: 'Comma-separated tip options',
	},
});

const paidCharge = fieldTable({
	id: {
		displayName: 'ID',
		type: 'string',
		at: '_id',
		required: true,
		placeholder: 'e.g. 673d01d7d547648a8dab6211',
	},
	name: { displayName: 'Name', type: 'string', required: true, placeholder: 'e.g. Processing Fee' },
	charge: { displayName: 'Charge', type: 'number', typeOptions: AMOUNT },
	amount: { displayName: 'Amount', type: 'number', typeOptions: AMOUNT },
});

const charges = fieldTable({
	charges: {
		displayName: 'Charges',
		type: 'json',
		as: jsonArray,
		default: '[]',
		description: "List of charges, in GHL's format",
	},
	collectedMiscellaneousCharges: {
		displayName: 'Collected',
		type: 'number',
		typeOptions: AMOUNT,
		description: 'Total of the collected charges, in major units',
	},
	paidCharges: rows(
		{
			displayName: 'Paid Charges',
			rowName: 'Charge',
			description: 'Charges that are already paid',
		},
		Object.values(paidCharge),
	),
});

const instalments = fieldTable({
	type: {
		displayName: 'Type',
		type: 'options',
		options: choices(['fixed', 'percentage']),
		default: 'percentage',
		description: 'Whether the installments are amounts or percentages of the total',
	},
	schedules: {
		displayName: 'Parts',
		type: 'json',
		as: jsonArray,
		default: '[]',
		description: "List of installments, in GHL's format. They must add up to the total.",
	},
});

const dueDates = fieldTable({
	depositDateType: {
		displayName: 'Deposit Due',
		type: 'options',
		options: [
			{ name: 'Custom', value: 'custom' },
			{ name: 'When the Estimate Is Accepted', value: 'estimate_accepted' },
		],
		default: 'estimate_accepted',
	},
	scheduleDateType: {
		displayName: 'Further Installments Due',
		type: 'options',
		options: [
			{ name: 'At Regular Intervals', value: 'regular_interval' },
			{ name: 'Custom', value: 'custom' },
		],
		default: 'regular_interval',
	},
});

const files = fieldTable({
	id: {
		displayName: 'File ID',
		type: 'string',
		required: true,
		placeholder: 'e.g. 6241712be68f7a98102ba272',
	},
	name: { displayName: 'Name', type: 'string', required: true, placeholder: 'e.g. Plan.pdf' },
	url: {
		displayName: 'URL',
		type: 'string',
		required: true,
		placeholder: 'e.g. https://example.com/plan.pdf',
	},
	type: {
		displayName: 'Type',
		type: 'string',
		required: true,
		placeholder: 'e.g. application/pdf',
	},
	size: {
		displayName: 'Size',
		type: 'number',
		typeOptions: { minValue: 0 },
		description: 'Size in bytes',
	},
});

/** Payment terms: fees, tips, payment methods, installments, attachments. */
export const terms = fieldTable({
	lateFeesConfiguration: group({ displayName: 'Late Fees' }, Object.values(lateFees)),
	tipsConfiguration: group({ displayName: 'Tips' }, Object.values(tips)),
	enableBankDebitOnly: {
		displayName: 'Bank Debit Only',
		type: 'boolean',
		at: 'paymentMethods.stripe.enableBankDebitOnly',
		description: 'Whether Stripe accepts only bank debits',
	},
	miscellaneousCharges: group(
		{ displayName: 'Processing Fees', description: 'Charges in addition to the items' },
		Object.values(charges),
	),
	paymentSchedule: group(
		{ displayName: 'Payment Schedule', description: 'Splits the total into installments' },
		Object.values(instalments),
	),
	paymentScheduleConfig: group(
		{ displayName: 'Payment Schedule', description: 'Splits the total into installments' },
		[
			...Object.values(instalments),
			...Object.values(dueDates).map((field) => within('dateConfig', field)),
		],
	),
	attachments: rows(
		{ displayName: 'Attachments', rowName: 'File', description: 'Attached files' },
		Object.values(files),
	),
	attachmentUrls: {
		displayName: 'Attachments',
		type: 'string',
		at: 'attachments',
		as: textList,
		placeholder: 'e.g. https://example.com/plan.pdf',
		description: 'Comma-separated file URLs',
	},
});

/** Settings of late fees as separate fields, for operations that change only these. */
export const lateFeeSettings = Object.fromEntries(
	Object.entries(lateFees).map(([name, field]) => [name, within('lateFeesConfiguration', field)]),
) as typeof lateFees;
