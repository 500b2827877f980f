import type { SpecificationEntry } from '../../sandbox/api';
import { API_ENTRIES } from '../../sandbox/apis';

/** A specification with the name of its API in the nodes. */
export interface Specification extends SpecificationEntry {
	api: string;
}

/** Returns a route without the names of its path parameters: a specification and an action may use different ones. */
export const shapeOf = (route: string): string => route.replace(/\{\w+\}/g, '{}');

/** The specifications of all APIs in `sandbox/apis.ts`. */
export const SPECIFICATIONS: readonly Specification[] = API_ENTRIES.flatMap(
	({ name: api, specifications }) => specifications.map((one) => ({ ...one, api })),
);

/** Whether a request goes to an endpoint that no specification documents and that only fills a form. */
export function isHelperEndpoint(api: string, method: string, path: string): boolean {
	const helperEndpoints = API_ENTRIES.find(({ name }) => name === api)?.helperEndpoints ?? {};
	return Object.keys(helperEndpoints).some((route) => {
		const pattern = route.replace(/\{\w+\}/g, '[^/]+');
		return new RegExp(`^${pattern}$`).test(`${method} ${path}`);
	});
}
