import { isoDateTime, jsonArray } from '../../shared/catalog/encode';
import { fieldTable } from '../../shared/catalog/fields';
import { revenue } from './revenue';

const DRAWN = { format: ['page', 'email'] };

/** Fields of the report on the shop. */
export const report = fieldTable({
	format: {
		displayName: 'Format',
		type: 'options',
		in: 'none',
		options: [
			{
				name: 'Email',
				value: 'email',
				description: 'HTML for emails, with tables instead of SVG and style sheets',
			},
			{
				name: 'Page',
				value: 'page',
				description: 'HTML for a browser, for example in the response of a webhook',
			},
			{ name: 'SVG', value: 'svg', description: 'Charts of the revenue as an SVG file' },
		],
		default: 'page',
	},
	period: {
		displayName: 'Period',
		type: 'options',
		in: 'none',
		options: [
			{ name: 'Dates', value: 'dates' },
			{ name: 'Last Days', value: 'lastDays' },
		],
		default: 'lastDays',
	},
	days: {
		displayName: 'Days',
		type: 'number',
		in: 'none',
		typeOptions: { minValue: 1, maxValue: 3660 },
		default: 30,
		description: 'Number of days, including today, in the time zone of the workflow',
		showWhen: { period: ['lastDays'] },
	},
	startAt: {
		displayName: 'From',
		type: 'dateTime',
		in: 'none',
		as: isoDateTime,
		required: true,
		description: 'The beginning of the period',
		showWhen: { period: ['dates'] },
	},
	endAt: {
		displayName: 'To',
		type: 'dateTime',
		in: 'none',
		as: isoDateTime,
		description: 'The end of the period. If empty, it is now.',
		showWhen: { period: ['dates'] },
	},
	sections: {
		displayName: 'Sections',
		type: 'multiOptions',
		in: 'none',
		options: [
			{
				name: 'Ended Subscriptions',
				value: 'endedSubscriptions',
				description: 'Subscriptions that were canceled or expired in the period',
			},
			{ name: 'Failed Payments', value: 'failedPayments' },
			{
				name: 'Open Orders',
				value: 'openOrders',
				description: 'Paid orders of the period that are not completely fulfilled',
			},
			{ name: 'Revenue by Day', value: 'revenueByDay' },
			{ name: 'Revenue by Source', value: 'revenueBySource' },
			{ name: 'Reviews', value: 'reviews' },
		],
		default: [
			...['revenueByDay', 'revenueBySource', 'openOrders', 'failedPayments'],
			...['endedSubscriptions', 'reviews'],
		],
		description: 'An SVG file contains only the revenue',
	},
	paymentMode: {
		...revenue.paymentMode,
		in: 'none',
		description: 'The report contains only live records, unless you choose test mode',
	},
	title: {
		displayName: 'Title',
		type: 'string',
		in: 'none',
		default: 'Shop Report',
		placeholder: 'e.g. Shop Report',
	},
	reviews: {
		displayName: 'Reviews',
		type: 'json',
		in: 'none',
		as: jsonArray,
		default: '[]',
		placeholder: "e.g. {{ $('Reviews').all().map((item) => item.json) }}",
		description:
			'Output of Get Many of the resource Service Review of the Trustpilot node. The report shows each review with the order of its reference number.',
		showWhen: DRAWN,
	},
	trustScore: {
		displayName: 'TrustScore',
		type: 'string',
		in: 'none',
		placeholder: 'e.g. 4.6',
		description:
			'The trustScore of a Trustpilot business unit. If empty, the report does not show it.',
		showWhen: DRAWN,
	},
	locale: {
		displayName: 'Locale',
		type: 'string',
		in: 'none',
		default: 'en-US',
		placeholder: 'e.g. de-DE',
		description: 'How the report formats numbers and dates',
	},
	maxRows: {
		displayName: 'Max Rows',
		type: 'number',
		in: 'none',
		typeOptions: { minValue: 1, maxValue: 500 },
		default: 10,
		description: 'Maximum number of records and reviews in each section',
	},
	notice: {
		displayName: 'Notice',
		type: 'string',
		in: 'none',
		placeholder: 'e.g. Trustpilot did not return the reviews',
		description: 'Text to show below the title',
	},
	outputField: {
		displayName: 'Put Output File in Field',
		type: 'string',
		in: 'none',
		placeholder: 'e.g. data',
		description: 'Name of the output field for the report as a file. If empty, there is no file.',
	},
	theme: {
		displayName: 'Theme',
		type: 'options',
		in: 'none',
		options: [
			{ name: 'Auto', value: 'auto', description: 'That of the device. Emails are light.' },
			{ name: 'Dark', value: 'dark' },
			{ name: 'Light', value: 'light' },
		],
		default: 'auto',
	},
});
