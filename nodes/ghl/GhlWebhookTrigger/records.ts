import type { WebhookRecord } from '../../shared/webhook/output';
import { simplifiedAppointment } from '../GhlCalendars/resources/simplified';
import { simplifiedContact } from '../GhlContacts/resources/contact';
import { simplifiedMessage } from '../GhlConversations/resources/parts';
import { simplifiedInvoice } from '../GhlInvoices/resources/simplified';
import { simplifiedOpportunity } from '../GhlOpportunities/resources/parts';
import { simplifiedOrder } from '../GhlOrders/resources/simplified';
import type { EventGroup } from './events';

/** The simplified records of events, by group. Events of other groups stay complete. */
export const RECORDS: Partial<Record<EventGroup, WebhookRecord>> = {
	Appointment: { at: 'appointment', simplified: simplifiedAppointment },
	Contact: { simplified: simplifiedContact },
	Invoice: { simplified: simplifiedInvoice },
	Message: {
		simplified: {
			...simplifiedMessage,
			messageId: ['messageId', 'id'],
			emailMessageId: 'emailMessageId',
			subject: 'subject',
		},
	},
	Opportunity: { simplified: simplifiedOpportunity },
	Order: { simplified: simplifiedOrder },
};
