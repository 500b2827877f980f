import { appointmentCases } from './ghlCalendars/appointments';
import { calendarCases } from './ghlCalendars/calendars';
import { groupAndResourceCases } from './ghlCalendars/groupsAndResources';
import { notificationCases } from './ghlCalendars/notifications';
import { scheduleCases } from './ghlCalendars/schedules';
import type { Cases } from './support/types';

export const cases: Cases = (world) =>
	[
		appointmentCases,
		calendarCases,
		groupAndResourceCases,
		notificationCases,
		scheduleCases,
	].flatMap((some) => some(world));
