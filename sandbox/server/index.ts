import type { AddressInfo } from 'node:net';
import { API_ENTRIES, APIS } from '../apis';
import { buildApp } from './app';
import type { Context } from './context';
import { type ApiControl, type Control, createControl } from './control';
import { Faults } from './faults';
import { RateLimiter } from './rateLimit';
import { type LogEntry, RequestLog } from './requestLog';
import type { RateLimit, Settings } from './settings';
import { createWorld, type World } from './world';

export type { Control } from './control';
export type { FaultEffect, FaultMatch, Faults } from './faults';
export type { LogEntry, RequestLog } from './requestLog';
export type { RateLimit, Settings } from './settings';
export type { World } from './world';

/** The options of a sandbox. */
export interface SandboxOptions {
	/** Default: 0, which is any free port. */
	port?: number;
	/** Default: 127.0.0.1. */
	host?: string;
	/** The seed of all data and probabilities. Default: 1. */
	seed?: number;
	/** Orders in the main location. Default: 250. */
	orders?: number;
	/** The number of days before the start that contain the orders. Default: 60. */
	days?: number;
	/** Default: 100 requests in 10 s and 200,000 per day. Null: no limit. */
	rateLimit?: RateLimit | null;
	/** Other initial settings. */
	settings?: Partial<Settings>;
	/** Prints a line for each request. */
	log?: boolean;
	/** Returns the current time in ms. Default: the clock of the machine. */
	now?: () => number;
}

/** A running sandbox. */
export interface Sandbox {
	/** Such as `http://127.0.0.1:4010`: GHL is at `/ghl`, the control endpoint at `/sandbox`. */
	url: string;
	world: World;
	faults: Faults;
	requests: RequestLog;
	control: Control;
	/** Stops the sandbox and closes open connections. */
	close(): Promise<void>;
}

/** Starts a sandbox and waits until it listens. Rejects if the port is in use. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port = 0, host = '127.0.0.1', seed = 1, orders = 250, days = 60 } = options;
	const settings = { ...options.settings };
	if (options.rateLimit !== undefined) settings.rateLimit = options.rateLimit;
	const world = createWorld(
		{ seed, orders, days },
		structuredClone(settings),
		options.now ?? Date.now,
	);
	const context: Context = {
		world,
		faults: new Faults(seed),
		requests: new RequestLog(options.log ? printRequest : undefined),
		rateLimiter: new RateLimiter(),
	};
	const created = Object.entries(APIS).map(([key, { create }]) => ({ key, ...create(context) }));
	const own = Object.fromEntries(created.map((one) => [one.key, one.control]));
	const control = createControl(context, settings, own as unknown as ApiControl);
	const served = created.flatMap(({ apis }) => apis);
	const prefixes = API_ENTRIES.flatMap((entry) => Object.keys(entry.prefixes));
	const unlisted = served.find(({ prefix }) => !prefixes.includes(prefix));
	if (unlisted)
		throw new Error(`${unlisted.prefix} is not a prefix of an entry in sandbox/apis.ts`);
	const app = await buildApp(context, control, served);
	await app.listen({ port, host });
	const { port: actual } = app.server.address() as AddressInfo;
	return {
		url: `http://${host}:${actual}`,
		world,
		faults: context.faults,
		requests: context.requests,
		control,
		close: () => app.close(),
	};
}

function printRequest({ method, path, status, ms, fault }: LogEntry): void {
	const note = fault ? ` (fault: ${fault})` : '';
	console.log(`${status || 'cut'} ${method} ${path} ${Math.round(ms ?? 0)} ms${note}`);
}
