import { isTimeZone } from '../../shared/core/days';
import { textOf } from '../../shared/core/guards';
import { failedCheck, isAccepted, NO_REMEDY } from '../../shared/engine/setup/checks';
import type {
	SetupCheck,
	SetupContext,
	SetupPlan,
	SetupProbe,
	SetupTarget,
} from '../../shared/engine/setup/types';
import { LOCATION_ID, LOCATION_IN_PATH } from '../api';
import { lists } from '../fields/lists';
import { SEARCHES } from '../fields/searches';
import { appointment } from '../GhlCalendars/resources/appointment';
import { calendar } from '../GhlCalendars/resources/calendar';
import { calendarGroup } from '../GhlCalendars/resources/calendarGroup';
import { contact } from '../GhlContacts/resources/contact';
import { message } from '../GhlConversations/resources/message';
import { getConversations } from '../GhlConversations/resources/parts';
import { form } from '../GhlForms/resources/form';
import { survey } from '../GhlForms/resources/survey';
import { estimate } from '../GhlInvoices/resources/estimate';
import { invoice } from '../GhlInvoices/resources/invoice';
import { invoiceSchedule } from '../GhlInvoices/resources/invoiceSchedule';
import { invoiceTemplate } from '../GhlInvoices/resources/invoiceTemplate';
import { listCustomFields, listCustomValues } from '../GhlLocations/resources/parts';
import { tag } from '../GhlLocations/resources/tag';
import { template } from '../GhlLocations/resources/template';
import { file } from '../GhlMedia/resources/file';
import { funnel } from '../GhlMedia/resources/funnel';
import { page } from '../GhlMedia/resources/page';
import { redirect } from '../GhlMedia/resources/redirect';
import { pipeline } from '../GhlOpportunities/resources/pipeline';
import { coupon } from '../GhlPayments/resources/coupon';
import { customProvider } from '../GhlPayments/resources/customProvider';
import { whiteLabelProvider } from '../GhlPayments/resources/whiteLabelProvider';
import { collection } from '../GhlProducts/resources/collection';
import { inventory } from '../GhlProducts/resources/inventory';
import { product } from '../GhlProducts/resources/product';
import { shippingZone } from '../GhlStore/resources/shippingZone';
import { storeSetting } from '../GhlStore/resources/storeSetting';
import { subscription } from '../GhlSubscriptions/resources/subscription';
import { transaction } from '../GhlTransactions/resources/transaction';
import { KNOWN_FIELDS } from './knownFields';
import { getOrders } from './resources/orderReads';

/** Returns a probe for the scope of an endpoint. */
const scopeProbe = (
	target: SetupTarget,
	neededFor: string,
	more: Pick<SetupProbe, 'query' | 'mayBeRejected'> = {},
): SetupProbe => ({ check: `Scope ${target.scope}`, target, neededFor, ...more });

/**
 * Returns a probe for the scope of a list, whose records are compared with the known fields.
 *
 * @param documented Fields that GHL documents and the sandbox does not send.
 */
const sampleProbe = (
	name: keyof typeof KNOWN_FIELDS,
	{ simplified = {}, ...target }: SetupTarget & Pick<typeof getOrders, 'simplified'>,
	neededFor: string,
	documented: readonly string[],
): SetupProbe => ({
	...scopeProbe(target, neededFor),
	sample: { name, simplified, known: [...KNOWN_FIELDS[name], ...documented] },
});

const LOCATION: SetupProbe = scopeProbe(
	{
		route: 'GET /locations/{locationId}',
		account: LOCATION_IN_PATH,
		record: 'location',
		scope: 'locations.readonly',
	},
	'the time zone of the location in this check and in the GHL Invoices Trigger',
);

/** A cheap request for each scope that reads. The first one is the credential test. */
const PROBES: readonly SetupProbe[] = [
	scopeProbe(whiteLabelProvider.operations.getAll, 'the credential test and GHL Payments'),
	sampleProbe('Order', getOrders, 'GHL Orders and the GHL Orders Trigger', ['createdBy']),
	sampleProbe(
		'Transaction',
		transaction.operations.getAll,
		'GHL Transactions and the GHL Transactions Trigger',
		['createdBy', 'ipAddress', 'mergedFromContactId', 'paymentProviderConnectedAccount'],
	),
	sampleProbe(
		'Subscription',
		subscription.operations.getAll,
		'GHL Subscriptions and the GHL Subscriptions Trigger',
		['createdBy', 'ipAddress', 'paymentProviderConnectedAccount'],
	),
	sampleProbe(
		'Invoice',
		invoice.operations.getAll,
		'invoices in GHL Invoices and the GHL Invoices Trigger',
		['paymentSchedule', 'remindersConfiguration'],
	),
	sampleProbe('Product', product.operations.getAll, 'products in GHL Products', [
		'automaticTaxCategoryId',
		'label',
		'statementDescriptor',
	]),
	// The search for duplicates is the only list of contacts with GET.
	scopeProbe(contact.operations.findDuplicate, 'GHL Contacts and the customers of orders', {
		query: { email: 'check-setup@example.com' },
	}),
	LOCATION,
	scopeProbe(invoiceSchedule.operations.getAll, 'invoice schedules in GHL Invoices'),
	scopeProbe(invoiceTemplate.operations.getAll, 'invoice templates in GHL Invoices'),
	scopeProbe(estimate.operations.getAll, 'estimates in GHL Invoices'),
	scopeProbe(inventory.operations.getAll, 'prices and inventory in GHL Products'),
	scopeProbe(collection.operations.getAll, 'collections in GHL Products'),
	scopeProbe(coupon.operations.getAll, 'coupons in GHL Payments'),
	scopeProbe(customProvider.operations.get, 'custom providers in GHL Payments', {
		mayBeRejected: true,
	}),
	scopeProbe(shippingZone.operations.getAll, 'shipping in GHL Store'),
	scopeProbe(storeSetting.operations.get, 'store settings in GHL Store'),
	scopeProbe(pipeline.operations.getAll, 'GHL Opportunities'),
	scopeProbe(calendar.operations.getAll, 'calendars and free slots in GHL Calendars'),
	scopeProbe(calendarGroup.operations.getAll, 'calendar groups in GHL Calendars'),
	scopeProbe(
		{
			route: 'GET /calendars/resources/rooms',
			account: LOCATION_ID,
			list: lists.calendarResources,
			scope: 'calendars/resources.readonly',
		},
		'rooms and equipment in GHL Calendars',
	),
	// The list requires a calendar or user. An ID that does not exist is enough to check the scope.
	scopeProbe(appointment.operations.getAll, 'appointments in GHL Calendars', {
		query: { userId: 'check-setup', startTime: '0', endTime: '1' },
		mayBeRejected: true,
	}),
	scopeProbe(getConversations, 'conversations in GHL Conversations'),
	scopeProbe(message.operations.export, 'messages in GHL Conversations'),
	scopeProbe(form.operations.getAll, 'forms in GHL Forms'),
	scopeProbe(survey.operations.getAll, 'surveys in GHL Forms'),
	scopeProbe(file.operations.getAll, 'files and folders in GHL Media', {
		query: file.operations.getAll.constants,
	}),
	scopeProbe(funnel.operations.getAll, 'funnels in GHL Media'),
	scopeProbe(page.operations.getAll, 'pages in GHL Media', {
		query: { funnelId: 'check-setup' },
		mayBeRejected: true,
	}),
	scopeProbe(page.operations.getCount, 'the number of pages in GHL Media', {
		query: { funnelId: 'check-setup' },
		mayBeRejected: true,
	}),
	scopeProbe(redirect.operations.getAll, 'redirects in GHL Media'),
	scopeProbe(SEARCHES.searchBusinesses, 'the list of businesses in GHL Contacts'),
	scopeProbe(SEARCHES.searchCampaigns, 'the list of campaigns in GHL Contacts'),
	scopeProbe(
		listCustomFields,
		'custom fields in GHL Locations, and their names in GHL Contacts and GHL Opportunities',
		{ query: { model: 'contact' } },
	),
	scopeProbe(listCustomValues, 'custom values in GHL Locations'),
	scopeProbe(tag.operations.getAll, 'tags in GHL Locations'),
	scopeProbe(template.operations.getAll, 'templates in GHL Locations'),
	scopeProbe(
		{
			route: 'GET /locations/{locationId}/recurring-tasks/check-setup',
			account: LOCATION_IN_PATH,
			scope: 'recurring-tasks.readonly',
		},
		'recurring tasks in GHL Locations',
		{ mayBeRejected: true },
	),
	scopeProbe(SEARCHES.searchUsers, 'lists of users in forms'),
	scopeProbe(SEARCHES.searchWorkflows, 'the list of workflows in GHL Contacts'),
];

/**
 * Scopes that no request with GET uses. GHL rejects a missing one when a node writes or searches.
 *
 * @internal Exported for tests.
 */
export const WRITE_SCOPES = [
	'calendars.write',
	'calendars/events.write',
	'calendars/groups.write',
	'calendars/resources.write',
	'contacts.write',
	'conversations.write',
	'conversations/livechat.write',
	'conversations/message.write',
	'forms.write',
	'funnels/redirect.write',
	'invoices.write',
	'invoices/estimate.write',
	'invoices/schedule.write',
	'invoices/template.write',
	'locations/customFields.write',
	'locations/customValues.write',
	'locations/tags.write',
	'locations/tasks.readonly',
	'medias.write',
	'opportunities.write',
	'payments/coupons.write',
	'payments/custom-provider.write',
	'payments/integration.write',
	'payments/orders.collectPayment',
	'payments/orders.write',
	'products.write',
	'products/collection.write',
	'products/prices.write',
	'recurring-tasks.write',
	'store/setting.write',
	'store/shipping.write',
];

/** Checks which location the credential is for, and its time zone. */
function locationCheck({ run, outcomeOf, connection, includeValues }: SetupContext): SetupCheck {
	const check = 'Location';
	const { account } = run.connection;
	const { error, rows } = outcomeOf(LOCATION);
	const details = { locationId: account, timeZoneOfWorkflow: run.timezone };
	if (!isAccepted(connection)) {
		const what = `Not checked: location ${account}`;
		return { check, ok: null, what, remedy: 'Follow the remedy of Connection first', details };
	}
	if (error) {
		const { what, remedy } = failedCheck(check, error);
		const text = `Location ${account}. Time zone not checked: ${what}`;
		return { check, ok: null, what: text, remedy, details };
	}
	const [{ name = '', timezone = '' } = {}] = rows;
	const zone = textOf(timezone);
	const facts = [
		`Location ${account}${includeValues ? ` (${textOf(name)})` : ''}`,
		`Time zone: ${isTimeZone(zone) ? zone : 'not set'}`,
		`Time zone of the workflow: ${run.timezone}`,
	];
	const what = facts.join('. ');
	return { check, ok: true, what, remedy: NO_REMEDY, details: { ...details, timeZone: zone } };
}

/** The checks of Check Setup for GHL. */
export const setup: SetupPlan = {
	probes: PROBES,
	granted: 'Granted',
	accountChecks: (context) => [locationCheck(context)],
	writeCheck: {
		check: 'Write Scopes',
		ok: null,
		what: 'Not checked, because requests with GET cannot show whether one of these scopes is missing',
		remedy:
			'If a node cannot write or search, its message names the missing scope. Add that scope in GHL.',
		details: { scopes: WRITE_SCOPES },
	},
};
