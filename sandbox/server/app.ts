import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance, type FastifyPluginAsync, type FastifyReply } from 'fastify';
import { installControl } from './controlRoutes';
import type { Control } from './control';
import type { Context, ServedApi } from './context';
import { cutsConnection, installFaults } from './faultHooks';
import { redact } from './redact';
import type { SentResponse } from './requestLog';
import { lazyValidator } from './validation';
import { installPage } from './page';

/** Builds the web server with all APIs and the control endpoint. It does not listen yet. */
export async function buildApp(
	context: Context,
	control: Control,
	apis: readonly ServedApi[],
): Promise<FastifyInstance> {
	const app = fastify({
		forceCloseConnections: true,
		bodyLimit: 10 * 1024 * 1024,
		routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
		// No client sends HEAD. These routes would double the start time.
		exposeHeadRoutes: false,
	});
	app.setValidatorCompiler(lazyValidator);
	app.decorateRequest('entry');
	app.decorateRequest('fault');
	app.decorateRequest('isFaultResponse', false);
	await app.register(formbody);
	lenientJson(app);

	for (const api of apis) {
		await app.register(
			named(api.prefix, async (scope) => {
				logRequests(scope, context);
				installFaults(scope, context, api);
				logResponses(scope, context);
				await scope.register(named(`${api.prefix} routes`, api.routes));
			}),
			{ prefix: api.prefix },
		);
	}
	await app.register(
		named('/sandbox', async (scope) => {
			installControl(scope, context, control);
			installPage(scope, context);
			for (const { prefix, control: own } of apis) {
				if (own) await scope.register(named(`${prefix} control`, own));
			}
		}),
		{ prefix: '/sandbox' },
	);
	app.get('/', async (_request, reply) => reply.redirect('/sandbox', 302));
	return app;
}

/** Names a plugin. Without a name, Fastify searches all loaded modules for one, which is slow under Jest. */
function named(name: string, plugin: FastifyPluginAsync): FastifyPluginAsync {
	return Object.assign(plugin, { [Symbol.for('fastify.display-name')]: name });
}

/** Accepts an empty JSON body, like the frameworks of the real APIs. */
function lenientJson(app: FastifyInstance): void {
	const parse = app.getDefaultJsonParser('error', 'ignore');
	app.removeContentTypeParser('application/json');
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
		if (body === '') done(null, undefined);
		else void parse(request, body as string, done);
	});
}

function logRequests(scope: FastifyInstance, context: Context): void {
	scope.addHook('onRequest', async (request, reply) => {
		const { method, url, headers } = request;
		const start = performance.now();
		// The clock of the sandbox can differ from the clock of this machine.
		void reply.header('date', new Date(context.world.now()).toUTCString());
		const path = url.split('?', 1)[0];
		request.entry = context.requests.add({
			time: new Date(context.world.now()).toISOString(),
			method,
			path,
			query: redact(request.query),
			route: request.is404 ? path : (request.routeOptions.url ?? path),
			auth: headers.authorization?.split(' ', 1)[0].toLowerCase() ?? 'none',
		});
		reply.raw.once('close', () => {
			const cut = !reply.raw.writableFinished || cutsConnection(request.fault);
			const status = cut ? 0 : reply.raw.statusCode;
			context.requests.closed(request.entry, status, performance.now() - start);
		});
	});
	scope.addHook('preValidation', async (request) => {
		const { body, entry, headers } = request;
		if (body !== undefined) {
			context.requests.received(entry, body, Number(headers['content-length'] ?? 0));
		}
	});
}

/** Must run after the faults, to log the response that the client receives. */
function logResponses(scope: FastifyInstance, context: Context): void {
	scope.addHook('onSend', async (request, reply, payload) => {
		if (!cutsConnection(request.fault)) {
			context.requests.sent(request.entry, { ...sizeOf(payload), rate: rateOf(reply) });
		}
		return payload;
	});
}

function sizeOf(payload: unknown): Pick<SentResponse, 'size' | 'text'> {
	if (typeof payload === 'string') return { size: Buffer.byteLength(payload), text: payload };
	// Do not log the bytes of images.
	return { size: Buffer.isBuffer(payload) ? payload.length : 0, text: '' };
}

/** Returns the rate limit from the headers of GHL or AbstractGHL. Trustpilot sends no such headers. */
function rateOf(reply: FastifyReply): SentResponse['rate'] {
	const left = reply.getHeader('x-ratelimit-remaining') ?? reply.getHeader('ratelimit-remaining');
	const max = reply.getHeader('x-ratelimit-max') ?? reply.getHeader('ratelimit-policy');
	if (left === undefined || max === undefined) return undefined;
	return { left: Number(left), max: Number.parseInt(String(max), 10) };
}
