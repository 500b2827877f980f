import type { Apis } from '../apis';
import type { Context } from './context';
import type { Settings } from './settings';
import { createWorld, type WorldOptions } from './world';

/** The controls of each API: its tokens, records and deliveries. */
export type ApiControl = { [Key in keyof Apis]: ReturnType<Apis[Key]['create']>['control'] };

/** Controls a running sandbox from code. Most controls also exist over HTTP (`controlRoutes.ts`). */
export interface Control extends ApiControl {
	/** Changes some settings and keeps the rest. */
	set(patch: Partial<Settings>): Settings;
	/**
	 * Resets the sandbox: new records, initial settings, no faults, an empty log, and full rate limits. OAuth tokens
	 * and the clock do not change. Missing options have the values of the start.
	 */
	reset(options?: Partial<WorldOptions>): void;
}

/** Returns the controls of a sandbox. `settings` are its initial settings. */
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
