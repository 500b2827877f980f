import type { IDataObject } from 'n8n-workflow';

import { isBlank } from '../../shared/core/guards';
import { parseTime } from '../../shared/core/time';
import { EVENTS, type EventValue } from './events';

/**
 * Normalizes the name of an event, which GHL writes in two ways: `PlanChange` in the app settings,
 * `PLAN_CHANGE` in the body.
 */
const normalized = (type: string): string => type.toLowerCase().replaceAll('_', '');

const BY_TYPE = new Map<string, EventValue>(
	Object.entries(EVENTS).map(([value, { type }]) => [normalized(type), value as EventValue]),
);

/** Returns the event with this name in GHL. */
const eventOfType = (type: unknown): EventValue | undefined =>
	typeof type === 'string' ? BY_TYPE.get(normalized(type)) : undefined;

/** GHL may save a new record several times within this time. */
const CREATION_MS = 60_000;

const isUnchanged = ({ createdAt, updatedAt }: IDataObject): boolean =>
	createdAt !== undefined && createdAt === updatedAt;

/** Returns whether a record may be new: false if its times show a later change. */
const mayBeNew = ({ createdAt, updatedAt }: IDataObject): boolean =>
	!(parseTime(updatedAt) - parseTime(createdAt) > CREATION_MS);

const has = (body: IDataObject, field: string): boolean => Object.hasOwn(body, field);

const always = (): boolean => true;

/** Returns whether a record can belong to this event, which GHL sends without a name. */
type Fits = (body: IDataObject) => boolean;

/** Records whose events GHL sends without a name (docs/api-notes/ghl.md#event-names). */
interface Kind {
	hasShape: Fits;
	/** The events of this kind of record, and which records fit them. */
	events: Partial<Record<EventValue, Fits>>;
	/** The event of a record if the URL names none that fits. */
	guess: (body: IDataObject) => EventValue;
}

/** The events that set an invoice to a status. */
const INVOICE_STATUS = new Map<unknown, EventValue | undefined>([
	['draft', undefined],
	['sent', 'invoiceSent'],
	['paid', 'invoicePaid'],
	['partially_paid', 'invoicePartiallyPaid'],
	['void', 'invoiceVoided'],
	['delete', 'invoiceDeleted'],
]);

/**
 * Returns whether an invoice fits an event by its status. If no event sets its status, it fits every event.
 */
const withStatusOf =
	(event: EventValue): Fits =>
	({ status }) =>
		!INVOICE_STATUS.has(status) || INVOICE_STATUS.get(status) === event;

const INVOICE: Kind = {
	hasShape: (body) => has(body, 'invoiceItems') || has(body, 'invoiceNumber'),
	events: {
		invoiceCreated: (body) => body.status !== 'delete' && mayBeNew(body),
		invoiceUpdated: ({ status }) => status !== 'delete',
		invoiceDeleted: always,
		// An invoice can be sent again after a part of it is paid.
		invoiceSent: (body) => body.status === 'partially_paid' || withStatusOf('invoiceSent')(body),
		invoicePaid: withStatusOf('invoicePaid'),
		invoicePartiallyPaid: withStatusOf('invoicePartiallyPaid'),
		invoiceVoided: withStatusOf('invoiceVoided'),
	},
	guess: (body) =>
		INVOICE_STATUS.get(body.status) ?? (isUnchanged(body) ? 'invoiceCreated' : 'invoiceUpdated'),
};

const PRODUCT: Kind = {
	hasShape: (body) => has(body, 'productType'),
	events: { productCreated: mayBeNew, productUpdated: always, productDeleted: always },
	guess: (body) => (isUnchanged(body) ? 'productCreated' : 'productUpdated'),
};

/**
 * Returns whether a body has the field that only the event of a new price contains. In the others, the kind
 * of the price is in `type`.
 */
const hasPriceType: Fits = (body) => has(body, 'priceType');

const PRICE: Kind = {
	hasShape: (body) => has(body, 'product') && has(body, 'amount'),
	events: {
		priceCreated: (body) => hasPriceType(body) || mayBeNew(body),
		priceUpdated: (body) => !hasPriceType(body),
		priceDeleted: (body) => !hasPriceType(body),
	},
	guess: (body) => (hasPriceType(body) || isUnchanged(body) ? 'priceCreated' : 'priceUpdated'),
};

const KINDS = [INVOICE, PRODUCT, PRICE];

/** The kinds of prices. They are in the field that contains the event name in other bodies. */
const PRICE_KINDS: unknown[] = ['one_time', 'recurring'];

/** Fields that do not reveal the kind of a record. */
const NEUTRAL_FIELDS = new Set([
	...['type', 'event', 'webhookId', 'deliveryId', 'timestamp', 'traceId', 'appId', 'versionId'],
	...['companyId', 'locationId', 'altId', 'altType', 'id', '_id', 'createdAt', 'updatedAt'],
	...['name', 'status', 'liveMode', 'userId', 'deleted'],
]);

const isNeutral: Fits = (body) => Object.keys(body).every((field) => NEUTRAL_FIELDS.has(field));

const fitOf = ({ events }: Kind, event: EventValue): Fits | undefined =>
	Object.hasOwn(events, event) ? events[event] : undefined;

/** Returns the kind of a record without an event name. Returns undefined for all others. */
function kindOf(body: IDataObject): Kind | undefined {
	const candidates = isBlank(body.type) ? KINDS : PRICE_KINDS.includes(body.type) ? [PRICE] : [];
	return candidates.find(({ hasShape }) => hasShape(body));
}

/**
 * Returns the event of a body. The name in the body counts, because the signature covers it. GHL sends events
 * of invoices, products and prices without a name. Only for these, the URL (`?event=`) can name the event,
 * and only an event that fits the record: no signature covers the URL.
 */
export function eventOf(body: IDataObject, fromUrl: unknown): EventValue | undefined {
	const named = eventOfType(body.type);
	if (named) return named;
	const addressed = eventOfType(fromUrl);
	const kind = kindOf(body);
	if (kind) return addressed && fitOf(kind, addressed)?.(body) ? addressed : kind.guess(body);
	const isOpen = isNeutral(body) && (isBlank(body.type) || PRICE_KINDS.includes(body.type));
	return isOpen && KINDS.some((one) => addressed && fitOf(one, addressed)) ? addressed : undefined;
}
