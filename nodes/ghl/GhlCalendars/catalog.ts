import type { NodeCatalog } from '../../shared/catalog/properties';
import { ghl } from '../api';
import { appointment } from './resources/appointment';
import { appointmentNote } from './resources/appointmentNote';
import { blockedSlot } from './resources/blockedSlot';
import { calendar } from './resources/calendar';
import { calendarGroup } from './resources/calendarGroup';
import { calendarResource } from './resources/calendarResource';

export const catalog: NodeCatalog = {
	api: ghl,
	resources: {
		appointment,
		calendar,
		appointmentNote,
		blockedSlot,
		calendarGroup,
		calendarResource,
	},
};
