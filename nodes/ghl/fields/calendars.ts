import { choices, fieldTable, group, locator, required, rows } from '../../shared/catalog/fields';
import type { FieldDraft } from '../../shared/catalog/fields';
import { user } from './contacts';

/** Returns a text field of a calendar or one of its records. */
export const text = (
	displayName: string,
	placeholder: string,
	description?: string,
): FieldDraft => ({
	displayName,
	type: 'string',
	placeholder: `e.g. ${placeholder}`,
	...(description && { description }),
});

/** Returns a field for a number of at least `minValue`. */
const count = (displayName: string, description: string, minValue = 1): FieldDraft => ({
	displayName,
	type: 'number',
	typeOptions: { minValue },
	default: minValue,
	description,
});

/** Returns a field for the unit of the number in another field. */
const unit = (of: string, units: string[], preset = units[0]): FieldDraft => ({
	displayName: `${of} Unit`,
	type: 'options',
	options: choices(units),
	default: preset,
});

const flag = (displayName: string, description: string, preset = true): FieldDraft => ({
	displayName,
	type: 'boolean',
	default: preset,
	description: `Whether ${description}`,
});

const TIME_UNITS = ['mins', 'hours'];
const NOTICE_UNITS = ['days', 'hours', 'months', 'weeks'];
const PERIOD_UNITS = ['days', 'months', 'weeks'];

const place = fieldTable({
	kind: {
		displayName: 'Type',
		type: 'options',
		options: [
			{ name: 'Ask the Booker', value: 'booker' },
			{ name: 'Custom', value: 'custom' },
			{ name: 'Google Meet', value: 'google_conference' },
			{ name: 'Inbound Call', value: 'inbound_call' },
			{ name: 'Microsoft Teams', value: 'ms_teams_conference' },
			{ name: 'Outbound Call', value: 'outbound_call' },
			{ name: 'Physical', value: 'physical' },
			{ name: 'Zoom', value: 'zoom_conference' },
		],
		default: 'custom',
	},
	location: text(
		'Location',
		'12 Harbour Street',
		'Address, link or phone number. Not for conferences.',
	),
});

const PLACES: FieldDraft = rows(
	{
		displayName: 'Meeting Locations',
		rowName: 'Location',
		description: 'Where the meeting takes place',
	},
	[place.kind, place.location],
);

const member = fieldTable({
	userId: user('User', 'A user of the location'),
	priority: {
		displayName: 'Priority',
		type: 'options',
		options: [
			{ name: 'High', value: 1 },
			{ name: 'Low', value: 0 },
			{ name: 'Medium', value: 0.5 },
		],
		default: 0.5,
	},
	isPrimary: flag(
		'Primary',
		'the user is the primary member. A collective calendar requires exactly one.',
		false,
	),
	locationConfigurations: PLACES,
});

const repeat = fieldTable({
	freq: {
		displayName: 'Frequency',
		type: 'options',
		options: choices(['DAILY', 'MONTHLY', 'WEEKLY']).map(({ name, ...rest }) => ({
			...rest,
			name: name.charAt(0) + name.slice(1).toLowerCase(),
		})),
		default: 'WEEKLY',
	},
	count: {
		...count('Number of Appointments', 'How often the appointment takes place'),
		typeOptions: { minValue: 1, maxValue: 24 },
	},
	bookingOption: {
		displayName: 'If a Slot Is Taken',
		type: 'options',
		options: [
			{ name: 'Book It Anyway', value: 'continue' },
			{ name: 'Book the Next Free Slot', value: 'book_next' },
			{ name: 'Skip It', value: 'skip' },
		],
		default: 'skip',
	},
	bookingOverlapDefaultStatus: {
		displayName: 'Status if a Slot Is Taken',
		type: 'options',
		options: choices(['confirmed', 'new']),
		default: 'confirmed',
	},
});

const busy = fieldTable({
	enabled: flag('Enabled', 'to hide some of the free slots'),
	LookBusyPercentage: {
		...count('Percentage', 'Percentage of the free slots to hide', 0),
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 20,
	},
});

/** Fields that select a calendar or a group. */
export const calendarIds = fieldTable({
	calendarId: locator({
		displayName: 'Calendar',
		search: 'searchCalendars',
		example: 'CVokAlI8fgw4WYWoCtQz',
	}),
	groupId: locator({
		displayName: 'Calendar Group',
		search: 'searchCalendarGroups',
		example: 'BqTwX8QFwXzpegMve9EQ',
	}),
});

/** Fields of calendars. */
export const calendars = fieldTable({
	...calendarIds,
	name: text('Name', 'Coffee Tasting'),
	calendarType: {
		displayName: 'Type',
		type: 'options',
		options: choices([
			...['class_booking', 'collective', 'event', 'personal', 'round_robin', 'service_booking'],
		]),
		default: 'event',
		description: 'All types except Event require team members. It cannot be changed later.',
	},
	teamMembers: rows(
		{
			displayName: 'Team Members',
			rowName: 'Member',
			description: 'Users who attend the appointments. A personal calendar has exactly one.',
		},
		[required(member.userId), member.priority, member.isPrimary, member.locationConfigurations],
	),
	description: text('Description', 'Taste five coffees with our roaster'),
	slug: text('Slug', 'coffee-tasting', 'Last part of the URL of the calendar'),
	widgetSlug: text('Widget Slug', 'coffee-tasting', 'Last part of the URL of the booking widget'),
	widgetType: {
		displayName: 'Widget Layout',
		type: 'options',
		options: [
			{ name: 'Classic', value: 'classic' },
			{ name: 'Neo', value: 'default' },
		],
		default: 'classic',
	},
	eventType: {
		displayName: 'Distribution',
		type: 'options',
		options: [
			{ name: 'Equal Distribution', value: 'RoundRobin_OptimizeForEqualDistribution' },
			{ name: 'Optimize for Availability', value: 'RoundRobin_OptimizeForAvailability' },
		],
		default: 'RoundRobin_OptimizeForAvailability',
		description: 'How a round robin calendar distributes appointments to its members',
	},
	eventTitle: text(
		'Appointment Title',
		'Tasting',
		'Title of new appointments. It can contain GHL merge fields.',
	),
	eventColor: { displayName: 'Color', type: 'color', default: '#039be5' },
	locationConfigurations: PLACES,
	isActive: flag('Active', 'the calendar is active. A calendar that is not active is a draft.'),
	slotDuration: count('Duration', 'Length of an appointment. If empty, GHL uses 30.'),
	slotDurationUnit: unit('Duration', TIME_UNITS),
	slotInterval: count(
		'Interval',
		'Time between the beginnings of two slots. If empty, GHL uses 30.',
	),
	slotIntervalUnit: unit('Interval', TIME_UNITS),
	preBuffer: count('Buffer Before', 'Time that stays free before an appointment', 0),
	preBufferUnit: unit('Buffer Before', TIME_UNITS),
	slotBuffer: count('Buffer After', 'Time that stays free after an appointment', 0),
	slotBufferUnit: unit('Buffer After', TIME_UNITS),
	appoinmentPerSlot: count(
		'Appointments per Slot',
		'Maximum number of appointments per slot and user, or of seats in a class',
	),
	appoinmentPerDay: count('Appointments per Day', 'Maximum number of appointments per day'),
	allowBookingAfter: count('Minimum Notice', 'Time between the booking and the appointment', 0),
	allowBookingAfterUnit: unit('Minimum Notice', NOTICE_UNITS),
	allowBookingFor: count('Booking Period', 'How far in the future appointments can be booked'),
	allowBookingForUnit: unit('Booking Period', PERIOD_UNITS),
	enableRecurring: flag('Recurring', 'appointments of the calendar can recur'),
	recurring: group({ displayName: 'Recurrence' }, [
		repeat.freq,
		repeat.count,
		repeat.bookingOption,
		repeat.bookingOverlapDefaultStatus,
	]),
	autoConfirm: flag('Confirm Automatically', 'new appointments are confirmed'),
	allowReschedule: flag('Allow Rescheduling', 'contacts can reschedule their appointments'),
	allowCancellation: flag('Allow Cancellation', 'contacts can cancel their appointments'),
	stickyContact: flag('Sticky Contact', 'the booking widget remembers the contact'),
	shouldAssignContactToTeamMember: flag(
		'Assign Contact',
		'GHL assigns the contact to the member who attends the appointment',
	),
	shouldSkipAssigningContactForExisting: flag(
		'Keep Assigned User',
		'contacts that are assigned to a user keep that user',
	),
	shouldSendAlertEmailsToAssignedMember: flag(
		'Send Alert to Member',
		'GHL sends an email to the member if an appointment is booked',
	),
	alertEmail: text(
		'Alert Email',
		'team@example.com',
		'Address that receives an email for each booking',
	),
	googleInvitationEmails: flag('Google Invitations', 'Google sends invitations by email'),
	isLivePaymentMode: flag('Live Payments', 'payments for appointments are in live mode'),
	formId: text('Form ID', '6650a1b2c3d4e5f60718293a', 'Form of the booking widget'),
	formSubmitType: {
		displayName: 'After Booking',
		type: 'options',
		options: [
			{ name: 'Open a URL', value: 'RedirectURL' },
			{ name: 'Show a Message', value: 'ThankYouMessage' },
		],
		default: 'ThankYouMessage',
	},
	formSubmitRedirectURL: text('Redirect URL', 'https://example.com/thank-you'),
	formSubmitThanksMessage: text('Thank-You Message', 'See you soon'),
	guestType: {
		displayName: 'Guests',
		type: 'options',
		options: [
			{ name: 'Ask for Details', value: 'collect_detail' },
			{ name: 'Ask for Number', value: 'count_only' },
		],
		default: 'count_only',
		description: 'Data about guests that the booking widget requests',
	},
	consentLabel: text('Consent Text', 'I agree to receive messages'),
	calendarCoverImage: text('Cover Image URL', 'https://example.com/tasting.png'),
	lookBusyConfig: group({ displayName: 'Look Busy', description: 'Hides some of the free slots' }, [
		busy.enabled,
		busy.LookBusyPercentage,
	]),
	notes: text('Notes', 'Serve the new roast', 'Notes in new appointments'),
	pixelId: text('Pixel ID', '1234567890', 'Facebook pixel of the booking widget'),
	showDrafted: flag('Include Drafts', 'to return calendars that are not active', false),
});
