import type { Simplified } from '../../shared/catalog/types';
import type { WebhookRecord } from '../../shared/webhook/output';
import { simplifiedAppointment } from '../GhlCalendars/resources/simplified';
import { simplifiedContact } from '../GhlContacts/resources/contact';
import { simplifiedMessage } from '../GhlConversations/resources/parts';
import { simplifiedInvoice } from '../GhlInvoices/resources/simplified';
import { simplifiedOpportunity } from '../GhlOpportunities/resources/parts';
import { simplifiedOrder } from '../GhlOrders/resources/simplified';
import type { EventGroup } from './events';

/** Returns a record with its location: a trigger can receive events of several locations. */
const record = (simplified: Simplified, at?: string): WebhookRecord => ({
	at,
	simplified: { ...simplified, locationId: ['locationId', 'altId'] },
});

/** The simplified records of events, by group. Events of other groups stay complete. */
export const RECORDS: Partial<Record<EventGroup, WebhookRecord>> = {
	Appointment: record(simplifiedAppointment, 'appointment'),
	Contact: record(simplifiedContact),
	Invoice: record(simplifiedInvoice),
	Message: record({
		...simplifiedMessage,
		messageId: ['messageId', 'id'],
		emailMessageId: 'emailMessageId',
		subject: 'subject',
	}),
	Opportunity: record(simplifiedOpportunity),
	Order: record(simplifiedOrder),
};
