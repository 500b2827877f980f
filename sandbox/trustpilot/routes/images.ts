import type { FastifyInstance } from 'fastify';
import { type Color, png } from '../png';

const GREEN: Color = [0, 182, 122];
const GREY: Color = [220, 220, 230];
const WHITE: Color = [255, 255, 255];

/** Returns an image of a response. URLs can begin with `//` (docs/api-notes/trustpilot.md#images). */
export const image = (host: string, name: string, width: number, height: number) =>
	picture(host, `${name}-${width}x${height}.png`, width, height);

/** Returns the same as an SVG drawing, whose size is only a suggestion. */
export const drawing = (host: string, name: string, width: number, height: number) =>
	picture(host, `${name}.svg`, width, height);

const picture = (host: string, file: string, width: number, height: number) => ({
	url: `//${host}/trustpilot/pictures/${file}`,
	width,
	height,
});

/** The corners of a five-pointed star with the center 0/0 and the radius 1. */
const CORNERS = Array.from({ length: 10 }, (_, i) => {
	const radius = i % 2 === 0 ? 1 : 0.4;
	const angle = (Math.PI * i) / 5 - Math.PI / 2;
	return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
});

/** Returns whether a point is inside: a ray to its right crosses the outline an odd number of times. */
const isInStar = (x: number, y: number): boolean =>
	CORNERS.filter(([x1, y1], i) => {
		const [x2, y2] = CORNERS[(i + 1) % CORNERS.length];
		return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1;
	}).length %
		2 ===
	1;

/** Draws tiles with a white star in each, like Trustpilot's ratings. Tiles above the rating are grey. */
function stars(width: number, height: number, rating: number): Buffer {
	const tile = height * 1.04;
	return png(width, height, (left, top) => {
		const index = Math.floor(left / tile);
		const x = (left - index * tile + 0.5) / (height / 2) - 1;
		const y = (top + 0.5) / (height / 2) - 1;
		const isGap = x > 1 || index >= 5;
		if (isGap || isInStar(x / 0.75, y / 0.75)) return WHITE;
		return index + (x + 1) / 2 < rating ? GREEN : GREY;
	});
}

/** Returns a drawing that shows its own name. */
const svg = (file: string): string =>
	`<svg xmlns="http://www.w3.org/2000/svg" width="240" height="48" viewBox="0 0 240 48">` +
	`<rect width="240" height="48" fill="#00b67a"/>` +
	`<text x="12" y="31" font-family="sans-serif" font-size="18" fill="#fff">${file.replace(/[^\w.-]/g, '')}</text></svg>`;

/** Serves the images from a host without authentication, like the real ones. */
export function pictureRoutes(scope: FastifyInstance): void {
	scope.get<{ Params: { file: string } }>('/pictures/:file', async (request, reply) => {
		const { apikey, authorization } = request.headers;
		// A credential must not reach an image host: return an error, so that a test detects it.
		if (apikey !== undefined || authorization !== undefined) {
			return reply.code(400).send('A credential was sent');
		}
		const { file } = request.params;
		const [, width, height] = /-(\d{1,3})x(\d{1,3})\.png$/.exec(file) ?? [];
		if (width === undefined) return reply.type('image/svg+xml').send(svg(file));
		const [, rating = '5'] = /^stars-([\d.]+)-/.exec(file) ?? [];
		return reply.type('image/png').send(stars(Number(width), Number(height), Number(rating)));
	});
}
