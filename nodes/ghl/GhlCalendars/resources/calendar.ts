import { required } from '../../../shared/catalog/fields';
import type { Resource, Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_ID, NO_ACCOUNT } from '../../api';
import { freeSlots } from '../../fields/appointments';
import { calendars as c } from '../../fields/calendars';
import { lists } from '../../fields/lists';
import { openingHours } from '../../fields/openingHours';
import { apiCall } from '../../operations';
import { getFreeSlots } from '../getFreeSlots';
import { notificationOperations } from './notifications';
import { scheduleOperations } from './schedules';

const READ = 'calendars.readonly';
const WRITE = 'calendars.write';

const simplified: Simplified = {
	calendarId: 'id',
	name: 'name',
	description: 'description',
	calendarType: 'calendarType',
	isActive: 'isActive',
	groupId: 'groupId',
	slug: 'slug',
	slotDuration: 'slotDuration',
	slotDurationUnit: 'slotDurationUnit',
	teamMembers: 'teamMembers',
	openHours: 'openHours',
};

const details = [
	c.groupId,
	c.description,
	c.slug,
	c.widgetSlug,
	c.widgetType,
	c.eventType,
	c.eventTitle,
	c.eventColor,
	c.locationConfigurations,
	c.isActive,
	c.slotDuration,
	c.slotDurationUnit,
	c.slotInterval,
	c.slotIntervalUnit,
	c.preBuffer,
	c.preBufferUnit,
	c.slotBuffer,
	c.appoinmentPerSlot,
	c.appoinmentPerDay,
	c.allowBookingAfter,
	c.allowBookingAfterUnit,
	c.allowBookingFor,
	c.allowBookingForUnit,
	openingHours.availabilityType,
	c.enableRecurring,
	c.recurring,
	c.autoConfirm,
	c.allowReschedule,
	c.allowCancellation,
	c.stickyContact,
	c.shouldAssignContactToTeamMember,
	c.shouldSkipAssigningContactForExisting,
	c.shouldSendAlertEmailsToAssignedMember,
	c.alertEmail,
	c.googleInvitationEmails,
	c.isLivePaymentMode,
	c.formId,
	c.formSubmitType,
	c.formSubmitRedirectURL,
	c.formSubmitThanksMessage,
	c.guestType,
	c.consentLabel,
	c.calendarCoverImage,
	c.lookBusyConfig,
	c.notes,
	c.pixelId,
] as const;

export const calendar = {
	name: 'Calendar',
	operations: {
		create: operation('POST /calendars/', {
			name: 'Create',
			action: 'Create calendar',
			description: 'Create a calendar',
			scope: WRITE,
			account: LOCATION_ID,
			fields: [required(c.name), c.calendarType, c.teamMembers, openingHours.openHours],
			additional: [openingHours.availabilities, c.slotBufferUnit, ...details],
			record: 'calendar',
			simplified,
		}),
		delete: operation('DELETE /calendars/{calendarId}', {
			name: 'Delete',
			action: 'Delete calendar',
			description: 'Delete a calendar permanently',
			scope: WRITE,
			account: NO_ACCOUNT,
			path: { calendarId: c.calendarId },
			result: 'deleted',
		}),
		get: operation('GET /calendars/{calendarId}', {
			name: 'Get',
			action: 'Get calendar',
			description: 'Retrieve one calendar',
			scope: READ,
			account: NO_ACCOUNT,
			path: { calendarId: c.calendarId },
			record: 'calendar',
			simplified,
		}),
		getAll: operation('GET /calendars/', {
			name: 'Get Many',
			action: 'Get many calendars',
			description: 'Retrieve the calendars of the location',
			scope: READ,
			account: LOCATION_ID,
			filters: [c.groupId, c.showDrafted],
			list: lists.calendars,
			simplified,
		}),
		getFreeSlots: operation('GET /calendars/{calendarId}/free-slots', {
			name: 'Get Free Slots',
			action: 'Get free slots of calendar',
			description: 'Retrieve the times at which an appointment can be booked',
			scope: READ,
			account: NO_ACCOUNT,
			path: { calendarId: c.calendarId },
			fields: [required(freeSlots.startDate), required(freeSlots.endDate)],
			filters: [freeSlots.userIds],
			options: [freeSlots.timezone],
			run: getFreeSlots,
			simplified: {
				start: 'start',
				date: 'date',
				timeZone: 'timeZone',
				calendarId: 'calendarId',
			},
		}),
		update: operation('PUT /calendars/{calendarId}', {
			name: 'Update',
			action: 'Update calendar',
			description: 'Update a calendar',
			scope: WRITE,
			account: NO_ACCOUNT,
			path: { calendarId: c.calendarId },
			update: [
				c.name,
				c.teamMembers,
				openingHours.openHours,
				openingHours.changedAvailabilities,
				...details,
			],
			record: 'calendar',
			simplified,
		}),
		...notificationOperations,
		...scheduleOperations,
		apiCall,
	},
} satisfies Resource;
