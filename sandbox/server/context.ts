import type { FastifyPluginAsync } from 'fastify';
import type { FaultEffect, Faults } from './faults';
import type { RateLimiter } from './rateLimit';
import type { LogEntry, RequestLog } from './requestLog';
import type { World } from './world';

/** The objects that all parts of the sandbox share. */
export interface Context {
	world: World;
	faults: Faults;
	requests: RequestLog;
	rateLimiter: RateLimiter;
}

/** An API, or one of its hosts, in the sandbox. */
export interface ServedApi {
	/** The path below which it is served, such as `/ghl`. */
	prefix: string;
	/** Its routes, relative to the prefix. */
	routes: FastifyPluginAsync;
	/** Its part of the control endpoint, relative to `/sandbox`. */
	control?: FastifyPluginAsync;
	/** Returns the headers and body of a 429 for the rate limit or the daily rate limit. */
	rateLimitResponse(
		context: Context,
		daily: boolean,
	): { headers: Record<string, string>; body: unknown };
	/** Returns the default body of an error status. */
	errorBody(status: number): unknown;
}

declare module 'fastify' {
	interface FastifyRequest {
		/** The log entry of the request. */
		entry: LogEntry;
		/** The fault that affects the request. */
		fault?: FaultEffect;
		/** Whether a fault returned the response instead of the API. */
		isFaultResponse: boolean;
	}
}
