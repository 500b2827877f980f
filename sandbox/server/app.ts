import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import { installControl } from './controlRoutes';
import type { Control } from './control';
import type { Api, Context } from './context';
import { cutsConnection, installFaults } from './faultHooks';
import { redact } from './requestLog';

/** The web server with all its APIs and the control endpoint, not yet listening. */
export async function buildApp(
	context: Context,
	control: Control,
	apis: readonly Api[],
): Promise<FastifyInstance> {
	const app = fastify({
		forceCloseConnections: true,
		bodyLimit: 10 * 1024 * 1024,
		routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
		// The control endpoint checks what it is sent; nothing is dropped or converted silently.
		ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: true } },
	});
	app.decorateRequest('entry');
	app.decorateRequest('fault');
	app.decorateRequest('answered', false);
	await app.register(formbody);
	lenientJson(app);

	for (const api of apis) {
		await app.register(
			async (scope) => {
				logRequests(scope, context);
				installFaults(scope, context, api);
				await scope.register(api.routes);
			},
			{ prefix: api.prefix },
		);
	}
	await app.register(
		async (scope) => {
			installControl(scope, context, control);
			for (const api of apis) if (api.control) await scope.register(api.control);
		},
		{ prefix: '/sandbox' },
	);
	return app;
}

/** An empty JSON body counts as none, as it does in the frameworks that the real APIs run on. */
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
		if (request.body !== undefined) request.entry.body = redact(request.body);
	});
}
