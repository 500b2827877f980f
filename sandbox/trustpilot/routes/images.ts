import type { FastifyInstance } from 'fastify';

/** A picture of an answer; addresses may begin with `//` (trustpilot-notes, Quirks). */
export const image = (host: string, file: string, width: number, height: number) => ({
	url: `//${host}/trustpilot/pictures/${file}`,
	width,
	height,
});

/** A picture that shows its own name. */
const svg = (file: string): string =>
	`<svg xmlns="http://www.w3.org/2000/svg" width="240" height="48" viewBox="0 0 240 48">` +
	`<rect width="240" height="48" fill="#00b67a"/>` +
	`<text x="12" y="31" font-family="sans-serif" font-size="18" fill="#fff">${file.replace(/[^\w.-]/g, '')}</text></svg>`;

/** The pictures themselves: from a host without key or token, as in the real world. */
export function pictureRoutes(scope: FastifyInstance): void {
	scope.get<{ Params: { file: string } }>('/pictures/:file', async (request, reply) => {
		const { apikey, authorization } = request.headers;
		// A picture host that is sent a credential is a leak: it must show.
		if (apikey !== undefined || authorization !== undefined) {
			return reply.code(400).send('A credential was sent');
		}
		return reply.type('image/svg+xml').send(svg(request.params.file));
	});
}
