import * as rules from '../validate';

const TEXT = rules.optional(rules.text);
const TEXTS = rules.optional(rules.list(rules.text));
const NUMBER = rules.optional(rules.number);
const FLAG = rules.optional(rules.boolean);
const oneOf = (...values: string[]) => rules.optional(rules.oneOf(...values));

const within =
	(min: number, max: number): rules.Rule =>
	(value, field) =>
		Number.isInteger(value) && Number(value) >= min && Number(value) <= max
			? []
			: [`${field} must not be less than ${min} or greater than ${max}`];

const HOURS = rules.list(
	rules.shape({
		openHour: within(0, 23),
		openMinute: within(0, 60),
		closeHour: within(0, 23),
		closeMinute: within(0, 60),
	}),
);

const PLACES = rules.optional(
	rules.list(
		rules.shape({
			kind: rules.oneOf(
				...['custom', 'zoom_conference', 'google_conference', 'inbound_call', 'outbound_call'],
				...['physical', 'booker', 'ms_teams_conference'],
			),
			location: TEXT,
		}),
	),
);

/** Body of a change of a calendar. */
export const CALENDAR_RULES = {
	name: TEXT,
	groupId: TEXT,
	description: TEXT,
	slug: TEXT,
	isActive: FLAG,
	eventType: oneOf('RoundRobin_OptimizeForAvailability', 'RoundRobin_OptimizeForEqualDistribution'),
	widgetType: oneOf('default', 'classic'),
	teamMembers: rules.optional(
		rules.list(
			rules.shape({ userId: rules.text, priority: NUMBER, locationConfigurations: PLACES }),
		),
	),
	locationConfigurations: PLACES,
	slotDuration: NUMBER,
	slotDurationUnit: oneOf('mins', 'hours'),
	slotInterval: NUMBER,
	slotIntervalUnit: oneOf('mins', 'hours'),
	allowBookingAfterUnit: oneOf('hours', 'days', 'weeks', 'months'),
	allowBookingForUnit: oneOf('days', 'weeks', 'months'),
	openHours: rules.optional(
		rules.list(rules.shape({ daysOfTheWeek: rules.list(within(0, 6)), hours: HOURS })),
	),
	availabilities: rules.optional(rules.list(rules.shape({ date: rules.date, hours: HOURS }))),
	formSubmitType: oneOf('RedirectURL', 'ThankYouMessage'),
	guestType: oneOf('count_only', 'collect_detail'),
	recurring: rules.optional(
		rules.shape({
			freq: oneOf('DAILY', 'WEEKLY', 'MONTHLY'),
			count: rules.optional(within(0, 24)),
			bookingOption: oneOf('skip', 'continue', 'book_next'),
		}),
	),
};

/** Body of a new calendar. */
export const NEW_CALENDAR_RULES = {
	...CALENDAR_RULES,
	locationId: rules.text,
	name: rules.text,
	calendarType: oneOf(
		...['round_robin', 'event', 'class_booking', 'collective', 'service_booking', 'personal'],
	),
};

/** Body of a change of a group. */
export const GROUP_RULES = { name: rules.text, description: rules.text, slug: rules.text };

/** Body of a new group. */
export const NEW_GROUP_RULES = { ...GROUP_RULES, locationId: rules.text };

/** Body of a change of an appointment. */
export const APPOINTMENT_RULES = {
	title: TEXT,
	appointmentStatus: oneOf('new', 'confirmed', 'cancelled', 'showed', 'noshow', 'invalid'),
	meetingLocationType: oneOf(
		...['custom', 'zoom', 'gmeet', 'phone', 'address', 'ms_teams', 'google'],
	),
	assignedUserId: TEXT,
	startTime: rules.optional(rules.date),
	endTime: rules.optional(rules.date),
	ignoreDateRange: FLAG,
	toNotify: FLAG,
	ignoreFreeSlotValidation: FLAG,
	rrule: TEXT,
};

/** Body of a new appointment. */
export const NEW_APPOINTMENT_RULES = {
	...APPOINTMENT_RULES,
	calendarId: rules.text,
	locationId: rules.text,
	contactId: rules.text,
	startTime: rules.date,
};

/** Body of a blocked slot. */
export const BLOCK_RULES = {
	locationId: rules.text,
	title: TEXT,
	startTime: rules.optional(rules.date),
	endTime: rules.optional(rules.date),
};

/** Query of a list of appointments or blocked slots. */
export const EVENT_RULES = {
	locationId: rules.text,
	startTime: rules.count(0),
	endTime: rules.count(0),
};

/** Query of the free slots. */
export const SLOT_RULES = { startDate: rules.count(0), endDate: rules.count(0), timezone: TEXT };

const NOTE_BODY: rules.Rule = (value, field) =>
	String(value).length > 5000
		? [`${field} must be shorter than or equal to 5000 characters`]
		: rules.text(value, field);

/** Body of a note. */
export const NOTE_RULES = { body: NOTE_BODY, userId: TEXT };

/** Query of the list of notes. */
export const NOTE_PAGE_RULES = {
	limit: (value: unknown, field: string) =>
		Number(value) > 20 ? [`${field} must not be greater than 20`] : rules.count(1)(value, field),
	offset: rules.count(0),
};

/** Body of a change of a resource. */
export const RESOURCE_RULES = {
	name: TEXT,
	description: TEXT,
	quantity: NUMBER,
	outOfService: NUMBER,
	capacity: NUMBER,
	calendarIds: TEXTS,
	isActive: FLAG,
};

/** Body of a new resource. */
export const NEW_RESOURCE_RULES = {
	locationId: rules.text,
	name: rules.text,
	description: rules.text,
	quantity: rules.number,
	outOfService: rules.number,
	capacity: rules.number,
	calendarIds: rules.list(rules.text),
};

/** Query of the list of resources. */
export const RESOURCE_PAGE_RULES = {
	locationId: rules.text,
	limit: rules.count(1),
	skip: rules.count(0),
};

const TIMES = rules.optional(
	rules.list(rules.shape({ timeOffset: rules.number, unit: rules.text })),
);
const RECEIVER = rules.oneOf(
	...['contact', 'guest', 'assignedUser', 'emails', 'phoneNumbers', 'business'],
);
const CHANNEL = rules.oneOf('email', 'inApp', 'sms', 'whatsapp');
const EVENT = rules.oneOf(
	...['booked', 'confirmation', 'cancellation', 'reminder', 'followup', 'reschedule'],
);

/** Body of a change of a notification. */
export const NOTIFICATION_RULES = {
	receiverType: rules.optional(RECEIVER),
	channel: rules.optional(CHANNEL),
	notificationType: rules.optional(EVENT),
	isActive: FLAG,
	beforeTime: TIMES,
	afterTime: TIMES,
	additionalEmailIds: TEXTS,
	additionalPhoneNumbers: TEXTS,
	selectedUsers: TEXTS,
};

/** Body of a new notification, one of a list. */
export const NEW_NOTIFICATION_RULES = {
	...NOTIFICATION_RULES,
	receiverType: RECEIVER,
	channel: CHANNEL,
	notificationType: EVENT,
};

const ZONE: rules.Rule = (value, field) =>
	/^[A-Za-z_]+\/[A-Za-z_]+$/.test(String(value))
		? []
		: [`${field} must be a valid IANA timezone identifier`];

/** Body of a change of a schedule. */
export const SCHEDULE_RULES = {
	name: TEXT,
	timezone: rules.optional(ZONE),
	rules: rules.optional(
		rules.list(
			rules.shape({
				type: rules.oneOf('wday', 'date'),
				intervals: rules.list(rules.shape({ from: rules.text, to: rules.text })),
			}),
		),
	),
};

/** Body of a new schedule. */
export const NEW_SCHEDULE_RULES = {
	...SCHEDULE_RULES,
	locationId: rules.text,
	name: rules.text,
	timezone: ZONE,
	userId: rules.text,
	calendarIds: TEXTS,
};

/** Query of the list of schedules. */
export const SCHEDULE_PAGE_RULES = {
	locationId: rules.text,
	userId: rules.text,
	limit: rules.optional(rules.count(1)),
	skip: rules.optional(rules.count(0)),
};
