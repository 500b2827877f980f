import type { Apis } from '../apis';
import type { Context } from './context';
import type { Settings } from './settings';
import { createWorld, type WorldOptions } from './world';

/** What is particular to each API: its tokens, records and deliveries. */
export type ApiControl = { [Key in keyof Apis]: ReturnType<Apis[Key]['create']>['control'] };

/** What can be done to a running sandbox from code; most of it over HTTP too (`controlRoutes.ts`). */
export interface Control extends ApiControl {
	/** Changes some settings; the rest stay. */
	set(patch: Partial<Settings>): Settings;
	/**
	 * A fresh world: new records, first settings, no faults, empty log and counters, full rate limits. OAuth tokens and
	 * the clock stay. Options that are not given are those of the start.
	 */
	reset(options?: Partial<WorldOptions>): void;
}

/** The controls of a sandbox; `settings` are those that it was started with. */
export function createControl(
	context: Context,
	settings: Partial<Settings>,
	own: ApiControl,
): Control {
	const { world, faults, requests, rateLimiter } = context;
	return {
		set: (patch) => Object.assign(world.settings, patch),
		reset(options) {
			const merged = { ...world.options, ...options };
			Object.assign(world, createWorld(merged, structuredClone(settings), world.now));
			faults.reset(merged.seed);
			requests.clear();
			rateLimiter.clear();
		},
		...own,
	};
}
