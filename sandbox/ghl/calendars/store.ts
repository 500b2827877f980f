import type { FastifyRequest } from 'fastify';
import type { Collection } from '../../server/collection';
import type { World } from '../../server/world';
import { nestError } from '../errors';
import type { CalendarEvent, Stored } from './data';

/** Returns a record of the token's location. Throws 400 if it does not exist. */
export function find(
	records: Collection<Stored>,
	{ grant }: FastifyRequest,
	id: string,
	label: string,
): Stored {
	const found = records.get(id, grant.locationId);
	if (!found) throw nestError(400, `${label} not found for id:${id}`);
	return found;
}

/** Returns the appointment or blocked slot in the path of a request. Throws 400 if it does not exist. */
export function findEvent(
	world: World,
	{ params, grant }: FastifyRequest,
	kind?: CalendarEvent['kind'],
): CalendarEvent {
	const { id } = params as { id: string };
	const found = world.ghl.calendarData.events.get(id, grant.locationId);
	if (!found || (kind && found.kind !== kind)) throw nestError(400, `Event not found for id:${id}`);
	return found;
}

/** Stores a record. Its location is the one of the token. */
export function add(
	world: World,
	records: Collection<Stored>,
	{ grant }: FastifyRequest,
	fields: Record<string, unknown>,
	more: { parent?: string; id?: string } = {},
): Stored {
	const at = new Date(world.now()).toISOString();
	const { id = world.ghl.random.textId(), parent } = more;
	return records.insert({
		_id: id,
		altId: grant.locationId ?? '',
		createdAt: at,
		updatedAt: at,
		fields,
		...(parent !== undefined && { parent }),
	});
}

/** Changes fields of a record. */
export function change(
	world: World,
	records: Collection<Stored>,
	record: Stored,
	fields: Record<string, unknown>,
): Stored {
	const updatedAt = new Date(world.now()).toISOString();
	records.update(record._id, { updatedAt, fields: { ...record.fields, ...fields } });
	return record;
}

/** Returns a body without the location, which is not part of the record. */
export function withoutLocation(body: Record<string, unknown>): Record<string, unknown> {
	const fields = { ...body };
	delete fields.locationId;
	return fields;
}

/** Returns a page of rows. */
export function pageOf<T>(rows: readonly T[], limit: string | undefined, skip: string | undefined) {
	const start = Number(skip ?? 0);
	return rows.slice(start, start + Number(limit ?? 100));
}

/** Returns a record with its ID and location, as most endpoints do. */
export const view = ({ _id: id, altId: locationId, fields }: Stored) => ({
	id,
	locationId,
	...fields,
});
