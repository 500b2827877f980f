import { drawBars, drawSources } from './charts';
import type { Drawing } from './charts';
import type { Format } from './format';
import { Markup, markup } from './markup';
import { CHART_RULES, colorRules, FONT } from './theme';
import type { View } from './view';

const WIDTH = 760;
const MARGIN = 28;
const HEIGHT = 260;
const HEADING = 40;

const RULES = [
	'.background{fill:var(--card)}',
	`.heading{font:600 16px ${FONT};fill:var(--text)}`,
	`.title{font:650 22px ${FONT};fill:var(--text)}`,
	`.period{font:13px ${FONT};fill:var(--muted)}`,
].join('\n');

/** Draws the revenue of a report as one SVG file. */
export function drawSvgFile({ title, period, theme, revenue = [] }: View, format: Format): string {
	const width = WIDTH - 2 * MARGIN;
	const drawings = revenue.flatMap(({ currency, barsTitle, bars, sources }) => [
		...(bars
			? [
					[
						`${barsTitle} · ${currency}`,
						drawBars(bars, { width, height: HEIGHT, currency, format }),
					],
				]
			: []),
		...(sources ? [[`Revenue by source · ${currency}`, drawSources(sources, width)]] : []),
	]) as Array<[string, Drawing]>;
	let top = 92;
	const parts = drawings.map(([heading, { height, content }]) => {
		const from = top;
		top += HEADING + height + 16;
		return markup`<text class="heading" x="0" y="${from + 18}">${heading}</text><g class="chart" transform="translate(0 ${from + HEADING - 8})">${content}</g>`;
	});
	const none =
		drawings.length > 0
			? undefined
			: markup`<text class="period" x="0" y="${(top += 24) - 10}">No payments in this period</text>`;
	const height = top + 12;
	const rules = new Markup(
		[colorRules(theme).replaceAll(':root', 'svg'), RULES, CHART_RULES].join('\n'),
	);
	return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${title}"><style>${rules}</style><rect class="background" width="100%" height="100%" rx="12"/><g transform="translate(${MARGIN} 0)"><text class="title" x="0" y="44">${title}</text><text class="period" x="0" y="66">${period}</text>${parts}${none}</g></svg>
`.text;
}
