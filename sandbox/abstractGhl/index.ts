import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context, ServedApi } from '../server/context';
import { TokenStore } from '../server/tokens';
import { ApiError } from '../ghl/errors';
import type { Grant } from './accounts';
import { authorize, limitAnswer } from './auth';
import { Contract, type ContractOperation } from './contract';
import { type AbstractGhlControl, abstractGhlControl, controlRoutes } from './control';
import { customerHandlers } from './customers';
import { Deliveries } from './deliveries';
import { bodyOfStatus, errorBody, Refusal } from './errors';
import { once } from './idempotency';
import { invoiceHandlers } from './invoices';
import { metadataHandlers } from './metadata';
import { oauthRoutes } from './oauth';
import { orderHandlers } from './orders';
import { type Answer, type Call, type Handler, Store } from './store';
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
			answerErrors(scope);
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
		limitAnswer,
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
				const work = (): Answer => handler(callOf(request));
				const answer = method === 'GET' ? work() : once(store, world.now(), keyed, work);
				const breaches = contract.answerBreaches(id, answer.status, answer.body);
				control.breaches.push(...breaches);
				if (breaches.length > 0) throw new Error(breaches.join('\n'));
				return await send(reply, answer);
			},
		});
	}
}

const callOf = (request: FastifyRequest): Call => ({
	params: request.params as Call['params'],
	query: request.query as Call['query'],
	body: (request.body ?? {}) as Call['body'],
});

async function send(
	reply: FastifyReply,
	{ status, body, headers = {} }: Answer & { headers?: Record<string, string> },
): Promise<FastifyReply> {
	return await reply.code(status).headers(headers).send(body);
}

/**
 * Rejects requests that the contract does not allow: 422 for the body, 404 for malformed IDs, 400 for everything
 * else.
 */
function checkRequest(contract: Contract, id: string, request: FastifyRequest): void {
	const { method, url, query, headers, body } = request;
	const breaches = contract.requestBreaches(id, {
		method,
		path: url.slice(PREFIX.length).split('?', 1)[0],
		query: query as Record<string, string>,
		headers: headers as Record<string, string>,
		body,
	});
	if (breaches.length === 0) return;
	const details = breaches.map(({ field, code, message }) => ({ field, code, message }));
	const parts = breaches.map(({ part }) => part);
	if (parts.includes('path')) throw new Refusal(404, 'not_found', 'This endpoint does not exist');
	if (parts.every((part) => part === 'requestBody')) {
		throw new Refusal(422, 'validation_failed', 'The request is not valid', details);
	}
	throw new Refusal(400, 'invalid_request', 'The request is not valid', details);
}

function answerErrors(scope: FastifyInstance): void {
	scope.setErrorHandler(async (error: FastifyError | Refusal | ApiError, _request, reply) => {
		if (error instanceof ApiError) return await reply.code(error.status).send(error.body);
		if (error instanceof Refusal) {
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
