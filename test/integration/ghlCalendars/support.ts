import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { GhlCalendars } from '../../../nodes/ghl/GhlCalendars/GhlCalendars.node';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { runNode } from '../../harness';
import type { RunOptions } from '../../harness/run';
import { tokenCredential, UNLIMITED } from '../engine/support';

export const node = new GhlCalendars();

/** A Wednesday before the clock changes in the United States on 2026-11-01. */
const NOW = Date.parse('2026-10-28T12:00:00Z');

/** Starts a sandbox without seeded appointments and blocked slots. */
export async function startEmptyCalendars(): Promise<Sandbox> {
	const sandbox = await startSandbox({ orders: 30, rateLimit: UNLIMITED, now: () => NOW });
	for (const { _id } of [...events(sandbox)]) sandbox.world.ghl.calendarData.events.delete(_id);
	return sandbox;
}

/** The appointments and blocked slots of the main location. */
export const events = ({ world }: Sandbox) => world.ghl.calendarData.events.all(MAIN_LOCATION.id);

/** Returns a calendar of a location by its name. */
export function calendarOf({ world }: Sandbox, altId: string = MAIN_LOCATION.id): string {
	const found = world.ghl.calendarData.calendars
		.all(altId)
		.find(({ fields }) => fields.name === 'Coffee Tasting');
	if (!found) throw new Error('The calendar is missing');
	return found._id;
}

/** Returns a contact of the main location. */
export const contactOf = ({ world }: Sandbox, index = 0): string =>
	world.ghl.contacts.all(MAIN_LOCATION.id)[index]._id;

/** Runs an operation, and returns its items. */
async function runItems(
	sandbox: Sandbox,
	parameters: INodeParameters,
	rest: Partial<RunOptions> = {},
): Promise<INodeExecutionData[]> {
	return await runNode({ node, credentials: tokenCredential(sandbox), parameters, ...rest });
}

/** Runs an operation, and returns its records. */
export async function run(
	sandbox: Sandbox,
	parameters: INodeParameters,
	rest: Partial<RunOptions> = {},
): Promise<IDataObject[]> {
	return (await runItems(sandbox, parameters, rest)).map(({ json }) => json);
}

/** Returns the form of Get Free Slots. */
export const slotForm = (
	calendarId: INodeParameters,
	startDate: string,
	endDate: string,
	more: INodeParameters = {},
): INodeParameters => ({
	resource: 'calendar',
	operation: 'getFreeSlots',
	calendarId,
	startDate,
	endDate,
	...more,
});
