import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context, ServedApi } from './context';
import type { FaultEffect, Headers } from './faults';
import { withOddRows } from './oddRows';

/** A response that replaces the response of the API. */
interface FaultResponse {
	status: number;
	headers?: Headers;
	body: string;
}

/** GHL returns this body, for example, for a second fulfillment of an order. */
const SOFT_FAILURE = { status: false, message: 'Order is already fulfilled', data: null };

const RESPONSE_FAULTS = new Set<FaultEffect['kind']>([
	'cutJson',
	'wrongShape',
	'empty',
	'headers',
	'oddRows',
]);

/** Applies faults to the requests of an API, before its handlers run or to their responses. */
export function installFaults(server: FastifyInstance, context: Context, api: ServedApi): void {
	server.addHook('onRequest', async (request, reply) => {
		const { delayMs, name, effect } = context.faults.decide(request.method, request.entry.path);
		if (delayMs > 0) {
			request.entry.delayMs = delayMs;
			await sleep(delayMs);
		}
		if (!effect) return undefined;
		request.fault = effect;
		request.entry.fault = name ?? effect.kind;
		if (isAfter(effect)) return undefined;
		if (cutsConnection(effect)) {
			reply.hijack();
			await cut(effect, request);
			return reply;
		}
		const { status, headers, body } = faultResponse(effect, api, context, reply, '');
		request.isFaultResponse = true;
		return reply
			.code(status)
			.headers(headers ?? {})
			.send(body);
	});

	server.addHook('onSend', async (request, reply, payload) => {
		if (request.isFaultResponse) return payload;
		context.requests.handled(request.entry, reply.statusCode);
		const effect = request.fault;
		if (!effect) return payload;
		if (cutsConnection(effect)) {
			await cut(effect, request);
			return payload; // The client does not receive it: the connection is closed.
		}
		if (effect.kind === 'headers') {
			reply.headers(effect.headers);
			return payload;
		}
		const sent = typeof payload === 'string' ? payload : '';
		const { status, headers, body } = faultResponse(effect, api, context, reply, sent);
		reply
			.code(status)
			.headers(headers ?? {})
			.removeHeader('content-length');
		return body;
	});
}

function isAfter(effect: FaultEffect): boolean {
	return RESPONSE_FAULTS.has(effect.kind) || ('when' in effect && effect.when === 'after');
}

/** Returns whether the client of a request with this fault receives no complete response. */
export function cutsConnection(effect: FaultEffect | undefined): boolean {
	return effect !== undefined && ['reset', 'hang', 'drip'].includes(effect.kind);
}

const DRIP_HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n';

/** Resets the connection (TCP RST), or keeps it open without a complete response until the client closes it. */
async function cut(effect: FaultEffect, request: FastifyRequest): Promise<void> {
	const { socket } = request.raw;
	if (effect.kind === 'reset') return void socket.resetAndDestroy();
	if (socket.destroyed) return;
	const closed = new Promise((resolve) => socket.once('close', resolve));
	if (effect.kind === 'drip') {
		socket.write(DRIP_HEAD);
		const timer = setInterval(() => socket.write(' '), effect.everyMs ?? 100);
		socket.once('close', () => clearInterval(timer));
	}
	await closed;
}

/** Returns the response of a fault. `payload` is the response of the API. */
function faultResponse(
	effect: FaultEffect,
	api: ServedApi,
	context: Context,
	reply: FastifyReply,
	payload: string,
): FaultResponse {
	const json = { 'content-type': 'application/json; charset=utf-8' };
	switch (effect.kind) {
		case 'tooManyRequests':
		case 'dailyLimit': {
			const { headers, body } = api.rateLimitResponse(context, effect.kind === 'dailyLimit');
			const after = 'retryAfter' in effect ? retryAfter(context.world.now(), effect) : {};
			return {
				status: 429,
				headers: { ...json, ...headers, ...after, ...('headers' in effect && effect.headers) },
				body: JSON.stringify(body),
			};
		}
		case 'status': {
			const body = effect.body ?? api.errorBody(effect.status);
			const text =
				typeof body === 'string' ? body.repeat(effect.repeat ?? 1) : JSON.stringify(body);
			return { status: effect.status, headers: { ...json, ...effect.headers }, body: text };
		}
		case 'html':
			return htmlPage(effect.status ?? 502);
		case 'softFailure': {
			const { status = reply.request.method === 'POST' ? 201 : 200, body = SOFT_FAILURE } = effect;
			return { status, headers: json, body: JSON.stringify(body) };
		}
		case 'cutJson':
			return { status: reply.statusCode, body: payload.slice(0, Math.ceil(payload.length / 2)) };
		case 'wrongShape':
			return {
				status: reply.statusCode,
				headers: json,
				body: JSON.stringify(effect.body ?? ['unexpected', { shape: true }]),
			};
		case 'oddRows':
			return { status: reply.statusCode, headers: json, body: withOddRows(payload, effect) };
		case 'empty':
			return { status: effect.status ?? reply.statusCode, body: '' };
		default:
			throw new Error(`A fault of kind ${effect.kind} has no separate response`);
	}
}

/** Returns the header `Retry-After` in one of its two formats (RFC 9110, 10.2.3). */
export function retryAfter(
	now: number,
	{ retryAfter: seconds, as }: { retryAfter?: number; as?: 'seconds' | 'date' },
): Record<string, string> {
	if (seconds === undefined) return {};
	const date = new Date(now + seconds * 1000).toUTCString();
	return { 'retry-after': as === 'date' ? date : String(seconds) };
}

/** Returns a page such as a proxy sends. The page with status 403 looks like Cloudflare's block of unknown clients. */
function htmlPage(status: number): FaultResponse {
	const title = status === 403 ? 'Access denied | Error 1010' : `${status} Bad gateway`;
	return {
		status,
		headers: { 'content-type': 'text/html; charset=UTF-8' },
		body: `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
	};
}
