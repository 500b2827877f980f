import { ABSTRACT_GHL } from './abstractGhl/entry';
import { GHL } from './ghl/entry';
import { TRUSTPILOT } from './trustpilot/entry';

/**
 * The APIs of the package, by the name of their folder in `nodes` and `sandbox`. The records are created in this order.
 * To add an API, add an entry here: see CONTRIBUTING.md.
 */
export const APIS = {
	ghl: GHL,
	trustpilot: TRUSTPILOT,
	abstractGhl: ABSTRACT_GHL,
};

export type Apis = typeof APIS;

/** The entries, in the same order. */
export const API_ENTRIES = Object.values(APIS);
