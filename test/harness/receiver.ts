import type { AddressInfo } from 'node:net';

import fastify from 'fastify';

import type { WebhookRequest } from './webhook';

/** Starts a server that records its deliveries. It returns the given statuses, then 200. */
export async function startReceiver(answers: number[] = []) {
	const got: WebhookRequest[] = [];
	const app = fastify({ forceCloseConnections: true });
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
	app.post('/*', async (request, reply) => {
		const headers = request.headers as Record<string, string>;
		got.push({ headers, body: request.body as Buffer });
		return await reply.code(answers.shift() ?? 200).send({});
	});
	await app.listen({ host: '127.0.0.1', port: 0 });
	const { port } = app.server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, got, close: async () => await app.close() };
}
