import type { AbstractGhlControl } from '../abstractGhl/control';
import type { GhlControl } from '../ghl/control';
import type { TrustpilotControl } from '../trustpilot/control';
import type { Context } from './context';
import type { Settings } from './settings';
import { createWorld, type WorldOptions } from './world';

/** What can be done to a running sandbox from code; most of it over HTTP too (`controlRoutes.ts`). */
export interface Control {
	/** Changes some settings; the rest stay. */
	set(patch: Partial<Settings>): Settings;
	/**
	 * A fresh world: new records, first settings, no faults, empty log and counters, full rate limits. OAuth tokens and
	 * the clock stay. Options that are not given are those of the start.
	 */
	reset(options?: Partial<WorldOptions>): void;
	/** What is particular to GHL: its tokens and records. */
	ghl: GhlControl;
	/** What is particular to Trustpilot: its tokens, reviews and invitations. */
	trustpilot: TrustpilotControl;
	/** What is particular to AbstractGHL: its tokens, webhook deliveries and overdue invoices. */
	abstractGhl: AbstractGhlControl;
}

/** The controls of a sandbox; `settings` are those that it was started with. */
export function createControl(
	context: Context,
	settings: Partial<Settings>,
	own: Pick<Control, 'ghl' | 'trustpilot' | 'abstractGhl'>,
): Control {
	const { world, faults, requests, rateLimiter } = context;
	return {
		set: (patch) => Object.assign(world.settings, patch),
		reset(options) {
			const merged = { ...world.options, ...options };
			const fresh = createWorld(merged, structuredClone(settings), world.now);
			const { settings: first, ghl, trustpilot, abstractGhl } = fresh;
			Object.assign(world, { options: merged, settings: first, ghl, trustpilot, abstractGhl });
			faults.reset(merged.seed);
			requests.clear();
			rateLimiter.clear();
		},
		...own,
	};
}
