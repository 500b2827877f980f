import type { World } from '../../../sandbox/server';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { ExpectedRequest } from '../support/types';
import { first } from '../support/records';

/** The location parameter of contact requests. */
export const location = { locationId: MAIN_LOCATION.id };

/** The request that reads the names of custom fields. */
const fieldNames = {
	method: 'GET',
	path: `/locations/${MAIN_LOCATION.id}/customFields`,
	query: { model: 'contact' },
};

/** Returns a request and the one after it that reads the names of custom fields. */
export const withNames = (request: ExpectedRequest): ExpectedRequest[] => [request, fieldNames];

/** Returns the contacts that the cases use. */
export function peopleOf({ ghl }: World) {
	const all = ghl.contacts.all(MAIN_LOCATION.id);
	const { fields, lists, notes, tasks, appointments } = ghl.contactData;
	const mine = <T extends { locationId: string }>(some: readonly T[]): T[] =>
		some.filter(({ locationId }) => locationId === MAIN_LOCATION.id);
	const busy = first(all, ({ _id }) => tasks.has(_id));
	return {
		all,
		/** Has no custom fields. */
		plain: first(all, ({ customFields }) => !customFields),
		/** Has custom fields. */
		rich: first(all, ({ customFields }) => customFields !== undefined),
		/** Has a note, a task and an appointment. */
		busy,
		note: notes.get(busy._id)?.[0],
		task: tasks.get(busy._id)?.[0],
		appointment: appointments.get(busy._id)?.[0],
		fields: Object.fromEntries(mine(fields).map(({ name, id }) => [name, id])),
		business: mine(lists.businesses)[0],
		campaign: mine(lists.campaigns)[0],
		workflow: mine(lists.workflows)[0],
		users: mine(lists.users),
	};
}
