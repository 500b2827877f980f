import { decimalsOf } from '../../../shared/core/currencies';
import type { Format } from './format';
import { markup } from './markup';
import type { Markup } from './markup';
import { scaleOf } from './scale';
import type { Bar, SourceBar } from './view';

/** Width of a wide character, in pixels. */
const CHARACTER = 7.2;
const TOP = 14;
const RIGHT = 16;
const BOTTOM = 26;
const MAX_BAR = 34;
/** Height of one source: its name and its bar. */
const SOURCE_HEIGHT = 42;

/** A drawing without its `svg` element. */
export interface Drawing {
	width: number;
	height: number;
	content: Markup;
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);
/** Rounds a coordinate, so that the file stays small. */
const at = (value: number): number => Math.round(finite(value) * 10) / 10;

/** Shortens a text that is wider than a drawing. */
function fit(text: string, width: number): string {
	const length = Math.max(1, Math.floor(width / CHARACTER));
	const characters = [...text];
	return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text;
}

/** Draws revenue as bars over time. */
export function drawBars(
	bars: readonly Bar[],
	{
		width,
		height,
		currency,
		format,
	}: { width: number; height: number; currency: string; format: Format },
): Drawing {
	const values = bars.map(({ net, refunded }) => ({
		net: finite(net),
		refunded: finite(refunded),
	}));
	const ends = values.flatMap(({ net, refunded }) => [net, net + refunded]);
	const { min, max, ticks } = scaleOf(ends, 10 ** -decimalsOf(currency));
	const labels = ticks.map((tick) => format.tick(tick, currency));
	const left = Math.max(...labels.map(({ length }) => length)) * CHARACTER + 12;
	const plot = { width: width - left - RIGHT, height: height - TOP - BOTTOM };
	const y = (value: number) => TOP + ((max - value) / (max - min)) * plot.height;
	const slot = plot.width / Math.max(1, bars.length);
	const barWidth = Math.min(MAX_BAR, slot * 0.72);
	const longest = Math.max(1, ...bars.map(({ label }) => label.length));
	const every = Math.ceil((longest * CHARACTER + 14) / slot);

	const grid = ticks.map((tick, index) => {
		const line = at(y(tick));
		return markup`<line class="grid" x1="${at(left)}" x2="${width - RIGHT}" y1="${line}" y2="${line}"/><text x="${at(left - 8)}" y="${at(line + 4)}" text-anchor="end">${labels[index]}</text>`;
	});
	const columns = bars.map(({ label, title }, index) => {
		const { net, refunded } = values[index];
		const start = left + index * slot;
		const x = start + (slot - barWidth) / 2;
		const block = (name: string, from: number, to: number) => {
			const [upper, lower] = [y(Math.max(from, to)), y(Math.min(from, to))];
			const size = at(lower - upper);
			if (size <= 0) return undefined;
			return markup`<rect class="${name}" x="${at(x)}" y="${at(upper)}" width="${at(barWidth)}" height="${size}" rx="${at(Math.min(2, size / 2))}"/>`;
		};
		// The newest period has a label, and every nth before it.
		const isLabeled = (bars.length - 1 - index) % every === 0;
		const half = (label.length * CHARACTER) / 2;
		const center = Math.min(Math.max(start + slot / 2, half), width - half);
		return markup`<g class="bar"><title>${title}</title><rect class="area" x="${at(start)}" y="${TOP}" width="${at(slot)}" height="${at(plot.height)}"/>${block('net', 0, net)}${block('refunded', net, net + refunded)}${isLabeled ? markup`<text x="${at(center)}" y="${height - 8}" text-anchor="middle">${label}</text>` : undefined}</g>`;
	});
	return { width, height, content: markup`${grid}${columns}` };
}

/** Draws the revenue of sources as horizontal bars, with the name and amount above each. */
export function drawSources(sources: readonly SourceBar[], width: number): Drawing {
	const largest = sources.reduce((max, { net }) => Math.max(max, finite(net)), 0);
	const rows = sources.map(({ label, value, net }, index) => {
		const top = index * SOURCE_HEIGHT;
		const part = largest > 0 ? Math.max(0, finite(net)) / largest : 0;
		const room = width - value.length * (CHARACTER + 1) - 16;
		return markup`<g class="bar"><title>${label}: ${value}</title><text class="name" x="0" y="${top + 14}">${fit(label, room)}</text><text class="value" x="${width}" y="${top + 14}" text-anchor="end">${value}</text><rect class="track" x="0" y="${top + 21}" width="${width}" height="9" rx="4.5"/>${part > 0 ? markup`<rect class="net" x="0" y="${top + 21}" width="${at(Math.max(9, part * width))}" height="9" rx="4.5"/>` : undefined}</g>`;
	});
	return { width, height: sources.length * SOURCE_HEIGHT, content: markup`${rows}` };
}

/** Returns a drawing as an element of a page. It is scaled to the width of the page. */
export function svgOf({ width, height, content }: Drawing, label: string): Markup {
	return markup`<svg class="chart" role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}" width="100%" xmlns="http://www.w3.org/2000/svg">${content}</svg>`;
}
