import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context, ServedApi } from '../server/context';
import { TokenStore } from '../server/tokens';
import { ApiError } from '../ghl/errors';
import type { Grant } from './accounts';
import { authorize, rateLimitResponse } from './auth';
import { Contract, type ContractOperation } from './contract';
import { type AbstractGhlControl, abstractGhlControl, controlRoutes } from './control';
import { customerHandlers } from './customers';
import { Deliveries } from './deliveries';
import { bodyOfStatus, errorBody, ContractError } from './errors';
import { runOnce } from './idempotency';
import { invoiceHandlers } from './invoices';
import { metadataHandlers } from './metadata';
import { oauthRoutes } from './oauth';
import { orderHandlers } from './orders';
import { type HandlerResult, type HandlerRequest, type Handler, Store } from './store';
import { subscriptionHandlers } from './subscriptions';

const PREFIX = '/abstractghl';

/** Creates the simulation of AbstractGHL. It implements `docs/abstractghl.openapi.yaml`, operation by operation. */
export function createAbstractGhl(context: Context): {
	apis: ServedApi[];
	control: AbstractGhlControl;
} {
	const { world } = context;
	const tokens = new TokenStore<Grant>(() => world.now());
	const deliveries = new Deliveries(
		() => world.abstractGhl,
		() => world.now(),
	);
	const store = new Store(world, (event) => deliveries.send(event));
	const control = abstractGhlControl(context, tokens, store, deliveries);
	const handlers: Record<string, Handler> = {
		...customerHandlers(store),
		...orderHandlers(store),
		...invoiceHandlers(store),
		...metadataHandlers(store),
		...subscriptionHandlers(store),
	};
	const api: ServedApi = {
		prefix: PREFIX,
		routes: async (scope) => {
			handleErrors(scope);
			scope.addHook('onClose', async () => deliveries.close());
			oauthRoutes(scope, context, tokens);
			const contract = await Contract.open();
			for (const operation of contract.operations) {
				const handler = handlers[operation.id];
				if (!handler) throw new Error(`No handler for ${operation.id}`);
				serve(scope, { contract, operation, handler });
			}
		},
		control: async (scope) => controlRoutes(scope, control),
		rateLimitResponse,
		errorBody: bodyOfStatus,
	};
	return { apis: [api], control };

	/** Serves one operation of the contract. */
	function serve(
		scope: FastifyInstance,
		{
			contract,
			operation,
			handler,
		}: { contract: Contract; operation: ContractOperation; handler: Handler },
	): void {
		const { id, method, path: url } = operation;
		scope.route({
			method,
			url,
			handler: async (request, reply) => {
				const scopeNeeded = method === 'GET' ? 'read' : 'write';
				const grant = authorize(request, reply, { context, tokens, scope: scopeNeeded });
				checkRequest(contract, id, request);
				const keyed = {
					key: request.headers['idempotency-key']?.toString(),
					clientId: grant.clientId,
					method,
					url: request.url,
					body: request.body,
				};
				const run = (): HandlerResult => handler(handlerRequest(request));
				const result = method === 'GET' ? run() : runOnce(store, world.now(), keyed, run);
				const violations = contract.responseViolations(id, result.status, result.body);
				control.violations.push(...violations);
				if (violations.length > 0) throw new Error(violations.join('\n'));
				return await send(reply, result);
			},
		});
	}
}

const handlerRequest = (request: FastifyRequest): HandlerRequest => ({
	params: request.params as HandlerRequest['params'],
	query: request.query as HandlerRequest['query'],
	body: (request.body ?? {}) as HandlerRequest['body'],
});

async function send(
	reply: FastifyReply,
	{ status, body, headers = {} }: HandlerResult & { headers?: Record<string, string> },
): Promise<FastifyReply> {
	return await reply.code(status).headers(headers).send(body);
}

/**
 * Rejects requests that the contract does not allow: 422 for the body, 404 for malformed IDs, 400 for everything
 * else.
 */
function checkRequest(contract: Contract, id: string, request: FastifyRequest): void {
	const { method, url, query, headers, body } = request;
	const violations = contract.requestViolations(id, {
		method,
		path: url.slice(PREFIX.length).split('?', 1)[0],
		query: query as Record<string, string>,
		headers: headers as Record<string, string>,
		body,
	});
	if (violations.length === 0) return;
	const details = violations.map(({ field, code, message }) => ({ field, code, message }));
	const parts = violations.map(({ part }) => part);
	if (parts.includes('path'))
		throw new ContractError(404, 'not_found', 'This endpoint does not exist');
	if (parts.every((part) => part === 'requestBody')) {
		throw new ContractError(422, 'validation_failed', 'The request is not valid', details);
	}
	throw new ContractError(400, 'invalid_request', 'The request is not valid', details);
}

function handleErrors(scope: FastifyInstance): void {
	scope.setErrorHandler(async (error: FastifyError | ContractError | ApiError, _request, reply) => {
		if (error instanceof ApiError) return await reply.code(error.status).send(error.body);
		if (error instanceof ContractError) {
			const { status, code, message, details, headers } = error;
			return await reply
				.code(status)
				.headers(headers)
				.send(errorBody(code, message, details));
		}
		const status = error.statusCode ?? 500;
		// Defects of the sandbox must not look like errors of the API.
		if (status >= 500) console.error(error);
		return await reply.code(status).send(bodyOfStatus(status));
	});
	scope.setNotFoundHandler(async (_request, reply) => {
		return await reply.code(404).send(bodyOfStatus(404));
	});
}
