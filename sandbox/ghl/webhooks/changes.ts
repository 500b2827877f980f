import type { Collection, StoredRecord } from '../../server/collection';
import type { CalendarEvent } from '../calendars/data';
import type { Bill } from '../invoices/types';
import type { Opportunity } from '../opportunities/data';
import type { Contact, GhlData, Order, Price, Product } from '../types';

/** A change of a record, with the name of its app webhook event. */
export type Event =
	| { type: `Appointment${'Create' | 'Update' | 'Delete'}`; record: CalendarEvent }
	| { type: `Order${'Create' | 'StatusUpdate'}`; record: Order }
	| {
			type: `Invoice${'Create' | 'Update' | 'Delete' | 'Sent' | 'Paid' | 'PartiallyPaid' | 'Void'}`;
			record: Bill;
	  }
	| {
			type: `Contact${'Create' | 'Update' | 'Delete' | 'DndUpdate' | 'TagUpdate'}`;
			record: Contact;
	  }
	| {
			type: `Opportunity${'Create' | 'Update' | 'Delete' | (typeof OPPORTUNITY_EVENTS)[number][0]}`;
			record: Opportunity;
	  }
	| { type: `Product${'Create' | 'Update' | 'Delete'}`; record: Product }
	| { type: `Price${'Create' | 'Update' | 'Delete'}`; record: Price };

/** The event of an invoice that reaches a status. */
const INVOICE_EVENTS: Record<string, `Invoice${'Sent' | 'Paid' | 'PartiallyPaid' | 'Void'}`> = {
	sent: 'InvoiceSent',
	paid: 'InvoicePaid',
	partially_paid: 'InvoicePartiallyPaid',
	void: 'InvoiceVoid',
};

const CONTACT_EVENTS = { Tag: 'ContactTagUpdate', Dnd: 'ContactDndUpdate' } as const;

/** The events of an opportunity whose field changed. */
const OPPORTUNITY_EVENTS = [
	['StageUpdate', 'pipelineStageId'],
	['StatusUpdate', 'status'],
	['MonetaryValueUpdate', 'monetaryValue'],
	['AssignedToUpdate', 'assignedTo'],
] as const;

/** Emits an event for each change that GHL has an event for. */
export function emitChanges(data: GhlData, emit: (event: Event) => void): void {
	watch(data.orders, {
		created: (record) => emit({ type: 'OrderCreate', record }),
		updated: (record, before) => {
			if (record.status !== before.status) emit({ type: 'OrderStatusUpdate', record });
		},
	});
	watch(data.billing.invoices, {
		created: (record) => emit({ type: 'InvoiceCreate', record }),
		updated: (record, before) => emit({ type: invoiceEvent(record, before), record }),
		deleted: (record) => emit({ type: 'InvoiceDelete', record }),
	});
	watch(data.contacts, {
		created: (record) => emit({ type: 'ContactCreate', record }),
		updated: (record, before) => {
			for (const type of contactEvents(record, before)) emit({ type, record });
		},
		deleted: (record) => emit({ type: 'ContactDelete', record }),
	});
	const ofAppointment = (action: 'Create' | 'Update' | 'Delete') => (record: CalendarEvent) => {
		if (record.kind === 'appointment') emit({ type: `Appointment${action}`, record });
	};
	watch(data.calendarData.events, {
		created: ofAppointment('Create'),
		updated: ofAppointment('Update'),
		deleted: ofAppointment('Delete'),
	});
	watch(data.opportunityData.opportunities, {
		created: (record) => emit({ type: 'OpportunityCreate', record }),
		updated: (record, before) => {
			for (const [name, field] of OPPORTUNITY_EVENTS) {
				if (record[field] !== before[field]) emit({ type: `Opportunity${name}`, record });
			}
			emit({ type: 'OpportunityUpdate', record });
		},
		deleted: (record) => emit({ type: 'OpportunityDelete', record }),
	});
	data.shop.listeners.push((action, record) => {
		if ('product' in record) emit({ type: `Price${action}`, record });
		else emit({ type: `Product${action}`, record });
	});
}

/** The callbacks for a created, changed or deleted record. */
interface ChangeHandlers<T> {
	created(record: T): void;
	updated(record: T, before: T): void;
	deleted?(record: T): void;
}

function watch<T extends StoredRecord>(rows: Collection<T>, react: ChangeHandlers<T>): void {
	rows.onChange((after, before) => {
		if (after && before) react.updated(after, before);
		else if (after) react.created(after);
		else if (before) react.deleted?.(before);
	});
}

/** A second partial payment does not change the status, but sends the same event as the first one. */
function invoiceEvent(record: Bill, before: Bill) {
	const hasPaymentChange =
		record.status !== before.status || record.amountPaid !== before.amountPaid;
	return (hasPaymentChange && INVOICE_EVENTS[record.status]) || 'InvoiceUpdate';
}

/** Tags and Do Not Disturb have separate events. Other changes send an update event as well. */
function contactEvents(record: Contact, before: Contact) {
	const events = {
		Tag: differ(record.tags, before.tags),
		Dnd: differ(dndOf(record), dndOf(before)),
	};
	const others = differ(otherFields(record), otherFields(before));
	return [
		...(Object.keys(events) as Array<keyof typeof events>)
			.filter((name) => events[name])
			.map((name) => CONTACT_EVENTS[name]),
		...(others ? (['ContactUpdate'] as const) : []),
	];
}

const dndOf = ({ details = {} }: Contact) => [details.dnd, details.dndSettings];

const otherFields = (contact: Contact) => ({
	...contact,
	tags: [],
	updatedAt: '',
	details: { ...contact.details, dnd: undefined, dndSettings: undefined },
});

const differ = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
