import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { World } from '../../../sandbox/server';
import { first } from '../support/records';

/** The path of the location. */
export const PATH = `/locations/${MAIN_LOCATION.id}`;

/** The ID of a record that does not exist. */
export const UNKNOWN = 'tDtDnQdgm2LXpyiqYvZ6';

/** An invalid number of rows. */
export const BAD_LIMIT = {
	parameters: { limit: 0 },
	message: /'Limit' is not a whole number of 1 or more: 0/,
};

/** Returns the records of the location that the cases use. */
export function locationRecords({ ghl }: World) {
	const mine = <T extends { locationId: string }>(all: readonly T[]): T[] =>
		all.filter(({ locationId }) => locationId === MAIN_LOCATION.id);
	const { tags, values, templates, recurringTasks } = ghl.locationData;
	const fields = mine(ghl.contactData.fields);
	return {
		fields,
		points: first(fields, ({ name }) => name === 'Loyalty Points'),
		roast: first(fields, ({ name }) => name === 'Favorite Roast'),
		tags: mine(tags),
		email: first(mine(values), ({ name }) => name === 'Support Email'),
		values: mine(values),
		templates: mine(templates).filter(({ deleted }) => !deleted),
		recurring: mine(recurringTasks)[0],
		tasks: ghl.contacts
			.all(MAIN_LOCATION.id)
			.flatMap(({ _id }) => ghl.contactData.tasks.get(_id) ?? []),
		users: mine(ghl.contactData.lists.users),
	};
}
