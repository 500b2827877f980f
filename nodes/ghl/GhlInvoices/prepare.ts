import type { IDataObject } from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';

import { inputError } from '../../shared/catalog/encode';
import type { Operation, Prepare } from '../../shared/catalog/types';
import { callOnSameRecord } from '../../shared/engine/operation';
import { mergeDeep, preserveUnsetFields } from '../../shared/engine/preserve';
import type { ReadRecord } from '../../shared/engine/preserve';
import { getPath, setPath } from '../../shared/core/paths';
import { locatorText } from '../../shared/engine/parameters';
import type { ItemRun } from '../../shared/catalog/run';
import {
	businessFromSettings,
	connectedUser,
	contactDetailsOf,
	nextInvoiceNumber,
	priceOf,
} from './lookups';

const sequence =
	(...steps: Prepare[]): Prepare =>
	async (request, run) => {
		for (const step of steps) await step(request, run);
	};

/** Returns the current day in the workflow's time zone. */
const today = ({ timezone }: ItemRun) =>
	new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(new Date());

/** Adds the details of the chosen contact. The API requires them in the request, with email and phone. */
const contact: Prepare = async ({ body }, run) => {
	const given = (body.contactDetails ?? {}) as IDataObject;
	const { id, name, email, phoneNo } = given;
	if (!id) return;
	const known = name && email && phoneNo ? {} : await contactDetailsOf(run, id);
	const details = mergeDeep(known, given);
	const missing = { name: 'name', email: 'email address', phoneNo: 'phone number' };
	for (const [key, what] of Object.entries(missing)) {
		if (details[key]) continue;
		throw inputError(
			run,
			`The contact has no ${what}`,
			'GHL requires a name, an email address, and a phone number. Add it to the contact, or enter it in Contact Details.',
		);
	}
	body.contactDetails = details;
};

/** Adds the ID of a new contact, which an invoice update also sends. */
const contactId: Prepare = async ({ body }) => {
	const chosen = getPath(body, 'contactDetails.id');
	if (chosen) body.contactId = chosen as string;
};

const business: Prepare = async ({ body }, run) => {
	const given = (body.businessDetails ?? {}) as IDataObject;
	if (!given.name) body.businessDetails = mergeDeep(await businessFromSettings(run), given);
};

const number: Prepare = async ({ body }, run) => {
	if (!body.invoiceNumber && !body.id) body.invoiceNumber = await nextInvoiceNumber(run);
};

const issueDate: Prepare = async ({ body }, run) => {
	body.issueDate ??= today(run);
};

/** Sets the recipients. If the form contains some, only they are notified. */
const recipients: Prepare = async ({ body }) => {
	const { email, phoneNo } = body.contactDetails as IDataObject;
	const given = body.sentTo as IDataObject | undefined;
	body.sentTo = { email: [email], ...(given ?? { phoneNo: [phoneNo] }) };
};

const user: Prepare = async ({ body }, run) => {
	body.userId ??= await connectedUser(run);
};

/** Adds default values. */
const otherwise =
	(values: IDataObject): Prepare =>
	async (request) => {
		request.body = mergeDeep(deepCopy(values), request.body);
	};

/** The flag that enables each group of settings, by path. Filling in a group enables it. */
const SWITCHES: Record<string, string> = {
	autoInvoice: 'enabled',
	autoPayment: 'enable',
	frequencySettings: 'enabled',
	lateFeesConfiguration: 'enable',
	tipsConfiguration: 'tipsEnabled',
};

const switches: Prepare = async ({ body }) => {
	for (const [path, name] of Object.entries(SWITCHES)) {
		const given = body[path] as IDataObject | undefined;
		if (given) given[name] ??= true;
	}
};

/** Fields that GHL requires in groups that are sent, by path. */
const WITHIN: Array<[string, (run: ItemRun) => IDataObject]> = [
	['discount', () => ({ type: 'percentage' })],
	['frequencySettings', () => ({ schedule: {} })],
	['frequencySettings.schedule.rrule', recurrence],
	['lateFeesConfiguration', () => ({ type: 'fixed', frequency: {} })],
	['lateFeesConfiguration.frequency', () => ({ interval: 'one_time', intervalCount: 1 })],
	['lateFeesConfiguration.grace', () => ({ interval: 'day' })],
	['lateFeesConfiguration.maxLateFees', () => ({ type: 'fixed' })],
	['miscellaneousCharges', () => ({ charges: [] })],
	['paymentSchedule', () => ({ type: 'percentage', schedules: [] })],
	['paymentScheduleConfig', () => ({ type: 'percentage', schedules: [], dateConfig: {} })],
	[
		'paymentScheduleConfig.dateConfig',
		() => ({ depositDateType: 'estimate_accepted', scheduleDateType: 'regular_interval' }),
	],
	['schedule.rrule', recurrence],
	['tipsConfiguration', () => ({ tipsPercentage: [] })],
];

function recurrence(run: ItemRun): IDataObject {
	return { intervalType: 'monthly', interval: 1, startDate: today(run) };
}

const groups: Prepare = async ({ body }, run) => {
	for (const [path, demanded] of WITHIN) {
		const given = getPath(body, path) as IDataObject | undefined;
		if (given) setPath(body, path, mergeDeep(demanded(run), given));
	}
};

/**
 * Adds the location to the send settings of an estimate that is sent when it is saved. GHL requires it there
 * again.
 */
const sending: Prepare = async ({ body }, run) => {
	const given = body.sendEstimateDetails as IDataObject | undefined;
	if (!given) return;
	const { altId, altType, liveMode = true } = body;
	const userId = given.userId ?? (await connectedUser(run));
	body.sendEstimateDetails = { altId, altType, action: 'email', liveMode, ...given, userId };
};

/** Items take the amount of their price and the currency of the document. The database requires a type. */
const items: Prepare = async ({ body }, run) => {
	for (const item of (body.items ?? body.invoiceItems ?? []) as IDataObject[]) {
		if (!item.amount && item.priceId) {
			const { amount, currency, type } = await priceOf(run, item);
			Object.assign(item, { amount, type: type ?? item.type });
			item.currency ??= currency;
		}
		item.currency ??= body.currency;
		item.type ??= 'one_time';
		item.qty ??= 1;
	}
};

const NO_DISCOUNT = { discount: { type: 'percentage', value: 0 } };
const INVOICE = otherwise({ ...NO_DISCOUNT, title: 'INVOICE', liveMode: true });
const ESTIMATE = otherwise({ ...NO_DISCOUNT, title: 'ESTIMATE', liveMode: true });
const ONCE = otherwise({ frequencySettings: { enabled: false, schedule: {} } });

const forContact = sequence(contact, business);
const finish = sequence(switches, groups, items);

/** Returns the part of the record that a new contact replaces entirely. */
const oldContact = (changes: IDataObject) =>
	getPath(changes, 'contactDetails.id') ? ['contactDetails'] : [];

/** Reads the record that the form refers to. */
const current =
	(get: Operation): ReadRecord =>
	async (run) =>
		await callOnSameRecord(run, get);

/**
 * Merges the form over the existing record, without enabling existing settings.
 *
 * @param never Properties that trigger an action. They are not sent again.
 */
const update = (read: ReadRecord, never: string[] = []): Prepare =>
	sequence(
		switches,
		preserveUnsetFields(read, (changes) => [...oldContact(changes), ...never]),
		groups,
		items,
	);

/** The data that each document requires in addition to the form. Missing values are looked up. */
export const prepare = {
	createInvoice: sequence(forContact, INVOICE, number, issueDate, recipients, finish),
	text2pay: sequence(user, forContact, INVOICE, number, issueDate, recipients, finish),
	createTemplate: sequence(business, otherwise({ title: 'INVOICE' }), finish),
	createSchedule: sequence(forContact, INVOICE, finish),
	createEstimate: sequence(forContact, switches, ESTIMATE, ONCE, sending, finish),
	createEstimateTemplate: sequence(business, ESTIMATE, sending, finish),
	updateInvoice: (get: Operation) => sequence(contact, contactId, update(current(get))),
	updateTemplate: (get: Operation) => update(current(get)),
	updateSchedule: (get: Operation) => sequence(contact, update(current(get))),
	updateEstimate: (find: ReadRecord) =>
		sequence(contact, update(find, ['sendEstimateDetails']), sending),
	updateEstimateTemplate: (read: ReadRecord) => sequence(update(read), sending),
	activate: switches,
	lateFees: groups,
	send: sequence(user, switches),
	autoPayment: (async ({ body }, run) => {
		body.id = locatorText(run.read('scheduleId', run.itemIndex));
	}) as Prepare,
};
