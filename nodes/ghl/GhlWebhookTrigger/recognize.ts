import type { IDataObject } from 'n8n-workflow';

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
	/** The values of `type` in these bodies, in place of an event name. Default: none. */
	types?: readonly unknown[];
	/** The events of this kind of record, and which records fit them. */
	events: Partial<Record<EventValue, Fits>>;
	/** The event of a record if the URL names none that fits; undefined if the record leaves it open. */
	guess?: (body: IDataObject) => EventValue | undefined;
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
	types: [undefined, null, '', 'one_time', 'recurring'],
	events: {
		priceCreated: (body) => hasPriceType(body) || mayBeNew(body),
		priceUpdated: (body) => !hasPriceType(body),
		priceDeleted: (body) => !hasPriceType(body),
	},
	guess: (body) => (hasPriceType(body) || isUnchanged(body) ? 'priceCreated' : 'priceUpdated'),
};

const OBJECT_SCHEMA: Kind = {
	hasShape: (body) => has(body, 'searchableProperties') || has(body, 'primaryDisplayProperty'),
	events: { objectSchemaCreated: mayBeNew, objectSchemaUpdated: always },
	guess: (body) => (isUnchanged(body) ? 'objectSchemaCreated' : 'objectSchemaUpdated'),
};

const ASSOCIATION: Kind = {
	hasShape: (body) => has(body, 'associationType'),
	events: { associationCreated: always, associationUpdated: always, associationDeleted: always },
};

const RELATION: Kind = {
	hasShape: (body) => has(body, 'associationId') && has(body, 'firstRecordId'),
	events: { relationCreated: always, relationDeleted: always },
};

const RECORD: Kind = {
	hasShape: (body) => has(body, 'properties') && has(body, 'owners'),
	events: { recordCreated: always, recordUpdated: always, recordDeleted: always },
};

const PROVIDER_MESSAGE: Kind = {
	hasShape: (body) => has(body, 'messageId') && (has(body, 'phone') || has(body, 'emailTo')),
	types: ['SMS', 'Email'],
	events: { messageSentByProvider: always },
	guess: () => 'messageSentByProvider',
};

const KINDS = [
	...[INVOICE, PRODUCT, PRICE, OBJECT_SCHEMA, ASSOCIATION, RELATION, RECORD],
	PROVIDER_MESSAGE,
];

const NO_TYPE = [undefined, null, ''];

/** Fields that do not reveal the kind of a record. */
const NEUTRAL_FIELDS = new Set([
	...['type', 'event', 'webhookId', 'deliveryId', 'timestamp', 'traceId', 'appId', 'versionId'],
	...['companyId', 'locationId', 'altId', 'altType', 'id', '_id', 'createdAt', 'updatedAt'],
	...['name', 'status', 'liveMode', 'userId', 'deleted'],
]);

const isNeutral: Fits = (body) => Object.keys(body).every((field) => NEUTRAL_FIELDS.has(field));

const fitOf = ({ events }: Kind, event: EventValue): Fits | undefined =>
	Object.hasOwn(events, event) ? events[event] : undefined;

/** Returns the kinds of records whose bodies contain this `type` in place of an event name. */
const kindsWithType = (type: unknown): Kind[] =>
	KINDS.filter(({ types = NO_TYPE }) => types.includes(type));

/**
 * Returns the event of a body. The name in the body counts, because the signature covers it. GHL sends some
 * events without a name. Only for these, the URL (`?event=`) can name the event, and only an event that fits
 * the record: no signature covers the URL. Undefined if nothing identifies the event.
 */
export function eventOf(body: IDataObject, fromUrl: unknown): EventValue | undefined {
	const named = eventOfType(body.type);
	if (named) return named;
	const addressed = eventOfType(fromUrl);
	const kinds = kindsWithType(body.type);
	const kind = kinds.find(({ hasShape }) => hasShape(body));
	if (kind) return addressed && fitOf(kind, addressed)?.(body) ? addressed : kind.guess?.(body);
	const fits = addressed && isNeutral(body) && kinds.some((one) => fitOf(one, addressed));
	return fits ? addressed : undefined;
}
