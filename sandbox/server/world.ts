import { type Apis, APIS } from '../apis';
import { DEFAULT_SETTINGS, type Settings } from './settings';

/** What a fresh world holds. */
export interface WorldOptions {
	/** The same seed gives the same records (times are relative to the start). */
	seed: number;
	/** Orders in the main location. */
	orders: number;
	/** The days before the start over which they are spread. */
	days: number;
}

/** The records of each API. */
export type ApiData = { [Key in keyof Apis]: ReturnType<Apis[Key]['seed']> };

/** The data behind the APIs and the settings by which they behave. Tests may read and change all of it. */
export interface World extends ApiData {
	/** The present, in ms. Replace it to run in virtual time. */
	now: () => number;
	options: WorldOptions;
	settings: Settings;
}

/** A new world. Equal options give equal records. */
export function createWorld(
	options: WorldOptions,
	settings: Partial<Settings>,
	now: () => number,
): World {
	const data = {} as ApiData;
	for (const [key, { seed }] of Object.entries(APIS)) {
		Object.assign(data, { [key]: seed(options, now(), data) });
	}
	return {
		now,
		options,
		settings: { ...structuredClone(DEFAULT_SETTINGS), ...settings },
		...data,
	};
}
