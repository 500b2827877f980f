import type { FastifyPluginAsync } from 'fastify';
import type { FaultEffect, Faults } from './faults';
import type { RateLimiter } from './rateLimit';
import type { LogEntry, RequestLog } from './requestLog';
import type { World } from './world';

/** What every part of the sandbox shares. */
export interface Context {
	world: World;
	faults: Faults;
	requests: RequestLog;
	rateLimiter: RateLimiter;
}

/** An API, or one of its hosts, as the sandbox serves it. */
export interface ServedApi {
	/** The path below which it is served, such as `/ghl`. */
	prefix: string;
	/** Its routes, relative to the prefix. */
	routes: FastifyPluginAsync;
	/** Its part of the control endpoint, relative to `/sandbox`. */
	control?: FastifyPluginAsync;
	/** Headers and body with which it refuses a request for its rate limit or its daily allowance. */
	limitAnswer(context: Context, daily: boolean): { headers: Record<string, string>; body: unknown };
	/** The body with which it answers an error status. */
	errorBody(status: number): unknown;
}

declare module 'fastify' {
	interface FastifyRequest {
		/** The request's entry in the log. */
		entry: LogEntry;
		/** The fault that hits it. */
		fault?: FaultEffect;
		/** True if a fault has answered in the API's place. */
		answered: boolean;
	}
}
