import { seedAbstractGhl } from '../abstractGhl/seed';
import type { AbstractGhlData } from '../abstractGhl/types';
import { seedGhl } from '../ghl/seed/seed';
import type { GhlData } from '../ghl/types';
import { seedTrustpilot } from '../trustpilot/seed';
import type { TrustpilotData } from '../trustpilot/types';
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

/** The data behind the APIs and the settings by which they behave. Tests may read and change all of it. */
export interface World {
	/** The present, in ms. Replace it to run in virtual time. */
	now: () => number;
	options: WorldOptions;
	settings: Settings;
	ghl: GhlData;
	trustpilot: TrustpilotData;
	abstractGhl: AbstractGhlData;
}

/** A new world. Equal options give equal records. */
export function createWorld(
	options: WorldOptions,
	settings: Partial<Settings>,
	now: () => number,
): World {
	const ghl = seedGhl(options, now());
	return {
		now,
		options,
		settings: { ...structuredClone(DEFAULT_SETTINGS), ...settings },
		ghl,
		trustpilot: seedTrustpilot(ghl, options, now()),
		abstractGhl: seedAbstractGhl(options.seed, now()),
	};
}
