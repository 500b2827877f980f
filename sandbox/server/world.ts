import { type Apis, APIS } from '../apis';
import { DEFAULT_SETTINGS, type Settings } from './settings';

/** The options of the seeded data. */
export interface WorldOptions {
	/** The same seed returns the same records. Times are relative to the start. */
	seed: number;
	/** Orders in the main location. */
	orders: number;
	/** The number of days before the start that contain the orders. */
	days: number;
}

/** The records of each API. */
export type ApiData = { [Key in keyof Apis]: ReturnType<Apis[Key]['seed']> };

/** The records of the APIs and the settings of the sandbox. Tests can read and change everything. */
export interface World extends ApiData {
	/** Returns the current time in ms. Replace it to use virtual time. */
	now: () => number;
	options: WorldOptions;
	settings: Settings;
}

/** Creates the data. The same options return the same records. */
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
