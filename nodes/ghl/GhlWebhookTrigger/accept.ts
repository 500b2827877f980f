import type { IDataObject } from 'n8n-workflow';

import { anyText, isBlank } from '../../shared/core/guards';
import { idOf } from '../../shared/webhook/delivery';

/** Which events a trigger accepts. GHL signs the events of all apps and locations with one key. */
export interface Limit {
	/** Undefined: all locations. */
	locations?: ReadonlySet<string>;
	/** Empty: all apps. */
	apps: ReadonlySet<string>;
}

/** Returns the IDs of a text. They are separated by commas, semicolons, or whitespace. */
export const idsOf = (value: unknown): Set<string> =>
	new Set(
		anyText(value)
			.split(/[\s,;]+/)
			.filter((id) => id !== ''),
	);

/** Returns the locations of an event, from the field that contains them in events of its kind. */
function locationsOf(body: IDataObject): string[] {
	const { locationId, altId, altType, locations } = body;
	const isLocation = /^Location(Create|Update)$/.test(String(idOf(body.type)));
	const single = idOf(locationId) ?? idOf(altType === 'location' ? altId : isLocation && body.id);
	if (single !== undefined) return [single];
	return (Array.isArray(locations) ? locations : []).flatMap((id) => idOf(id) ?? []);
}

/** Returns why a limit rejects an event. Returns undefined if the limit accepts it. */
function rejection(body: IDataObject, { locations, apps }: Limit): string | undefined {
	const app = idOf(body.appId);
	const isOwnApp = app !== undefined && apps.has(app);
	if (apps.size > 0 && !isBlank(body.appId) && !isOwnApp) {
		return 'The event is from another app';
	}
	if (!locations) return undefined;
	const named = locationsOf(body);
	// Events of an agency contain no location. Those of its apps contain the ID of the app.
	if (named.length === 0) return isOwnApp ? undefined : 'The event does not contain a location';
	return named.some((id) => locations.has(id)) ? undefined : 'The event is for another location';
}

/** Returns why an event is not for this trigger. Returns undefined if all limits accept it. */
export function foreignReason(body: IDataObject, limits: readonly Limit[]): string | undefined {
	return limits.map((limit) => rejection(body, limit)).find((reason) => reason !== undefined);
}
