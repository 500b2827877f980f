import { drawBars, drawSources, svgOf } from './charts';
import type { Drawing } from './charts';
import type { Format } from './format';
import { Markup, markup } from './markup';
import { CHART_RULES, colorRules, FONT } from './theme';
import type { CurrencyView, ListView, ReviewView, Tile, View } from './view';

const HEIGHT = 240;
/** Charts are drawn twice, because the text of a scaled drawing is too small on a phone. */
const WIDTHS = { wide: 680, narrow: 330 } as const;

/** Rules without the colors. */
const RULES = [
	'*{box-sizing:border-box}',
	`body{margin:0;background:var(--page);color:var(--text);font:15px/1.45 ${FONT}}`,
	'main{max-width:1180px;margin:0 auto;padding:28px 24px 40px}',
	'header{margin-bottom:20px}',
	'h1{margin:0;font-size:26px;line-height:1.2;overflow-wrap:anywhere}',
	'h2{margin:0;font-size:16px;overflow-wrap:anywhere}',
	'h3{margin:0;font-size:15px;overflow-wrap:anywhere}',
	'p{margin:0;overflow-wrap:anywhere}',
	'.muted{color:var(--muted);font-size:13px}',
	'.notice{background:var(--notice);border:1px solid var(--line);border-radius:10px;padding:10px 14px;margin-bottom:16px;font-size:14px}',
	'.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(170px,1fr));gap:12px;margin-bottom:16px}',
	'.card,.tile{background:var(--card);border:1px solid var(--line);border-radius:12px}',
	'.tile{padding:12px 16px}',
	'.tile b{display:block;font-size:21px;line-height:1.3;font-weight:650;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}',
	'.card{padding:18px 20px;min-width:0}',
	'.top{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 12px;justify-content:space-between;margin-bottom:12px}',
	'.columns{display:grid;grid-template-columns:minmax(0,1.7fr) minmax(0,1fr);gap:16px;margin-bottom:16px}',
	'.columns .only{grid-column:1/-1}',
	'.pairs{columns:2;column-gap:16px}',
	'.pairs .card{break-inside:avoid;margin-bottom:16px}',
	'.facts{display:flex;flex-wrap:wrap;gap:4px 22px;margin-bottom:10px;font-size:13px;color:var(--muted)}',
	'.facts b{color:var(--text);font-weight:600;font-variant-numeric:tabular-nums}',
	'.legend{display:flex;gap:14px}',
	'.legend span{display:inline-flex;align-items:center;gap:6px}',
	'.legend i{width:10px;height:10px;border-radius:3px;display:inline-block}',
	'.legend .net{background:var(--net)}',
	'.legend .refunded{background:var(--refunded)}',
	'svg{display:block}',
	'.narrow{display:none}',
	'table{width:100%;border-collapse:collapse;font-size:14px}',
	'th{text-align:left;color:var(--muted);font-weight:500;font-size:12px;padding:0 10px 6px 0;white-space:nowrap}',
	'td{border-top:1px solid var(--line);padding:8px 10px 8px 0;vertical-align:top}',
	'td.name{overflow-wrap:anywhere}',
	'td.day{white-space:nowrap}',
	'td.minor{font-size:12px;color:var(--muted);overflow-wrap:anywhere}',
	'td.amount,th.amount{text-align:right;padding-left:10px;padding-right:0;font-variant-numeric:tabular-nums}',
	'td.amount{white-space:nowrap;font-weight:600}',
	'.empty{color:var(--muted);padding:14px 0 6px}',
	'.review{border-top:1px solid var(--line);padding:12px 0}',
	'.review:first-of-type{border-top:0;padding-top:0}',
	'.stars{color:var(--star);letter-spacing:1px;white-space:nowrap}',
	'.order{margin-top:6px;background:var(--hover);border-radius:8px;padding:6px 10px;font-size:13px}',
	'@media (max-width:820px){',
	'.columns{grid-template-columns:minmax(0,1fr)}',
	'.pairs{columns:1}',
	'}',
	'@media (max-width:560px){',
	'main{padding:18px 12px 28px}',
	'.card{padding:14px}',
	'.tiles{grid-template-columns:repeat(2,minmax(0,1fr));gap:8px}',
	'.tile{padding:10px 12px}',
	'.tile b{font-size:18px}',
	'.minor{display:none}',
	'.wide{display:none}',
	'.narrow{display:block}',
	'}',
	'@media print{body{background:none}.card,.tile{break-inside:avoid}}',
].join('\n');

const tile = ({ label, value, note }: Tile): Markup =>
	markup`<div class="tile"><span class="muted">${label}</span><b>${value}</b>${note === undefined ? undefined : markup`<span class="muted">${note}</span>`}</div>`;

/** Draws a chart for wide and for narrow screens. */
const chart = (label: string, draw: (width: number) => Drawing): Markup[] =>
	(['wide', 'narrow'] as const).map(
		(name) => markup`<div class="${name}">${svgOf(draw(WIDTHS[name]), label)}</div>`,
	);

function barsCard(view: CurrencyView, format: Format): Markup | undefined {
	const { currency, tiles, barsTitle = '', bars, sources, note } = view;
	if (!bars) return undefined;
	const label = `${barsTitle} in ${currency}`;
	const draw = (width: number) => drawBars(bars, { width, height: HEIGHT, currency, format });
	const facts = tiles.map(({ label: name, value }) => markup`<span>${name} <b>${value}</b></span>`);
	return markup`<section class="card${sources ? '' : ' only'}"><div class="top"><h2>${barsTitle} · ${currency}</h2><span class="muted legend"><span><i class="net"></i>Net</span><span><i class="refunded"></i>Refunded</span></span></div><div class="facts">${facts}</div>${chart(label, draw)}${note === undefined ? undefined : markup`<p class="muted">${note}</p>`}</section>`;
}

function sourcesCard({ currency, bars, sources }: CurrencyView): Markup | undefined {
	if (!sources) return undefined;
	// The card is as narrow as a phone if another one is next to it.
	const width = bars ? WIDTHS.narrow + 40 : WIDTHS.wide;
	const label = `Revenue by source in ${currency}`;
	const content = svgOf(drawSources(sources, width), label);
	return markup`<section class="card${bars ? '' : ' only'}"><div class="top"><h2>Revenue by source · ${currency}</h2></div>${content}</section>`;
}

function revenue(views: readonly CurrencyView[], format: Format): Markup {
	if (views.length === 0) {
		return markup`<section class="card" style="margin-bottom:16px"><h2>Revenue</h2><p class="empty">No payments in this period</p></section>`;
	}
	return markup`${views.map((view) => markup`<div class="columns">${barsCard(view, format)}${sourcesCard(view)}</div>`)}`;
}

function list({ title, summary, empty, columns, rows, more }: ListView): Markup {
	const top = markup`<div class="top"><h2>${title}</h2><span class="muted">${summary}</span></div>`;
	if (rows.length === 0) {
		return markup`<section class="card">${top}<p class="empty">${empty}</p></section>`;
	}
	const classOf = (index: number) => {
		const { isAmount, isMinor } = columns[index];
		return [index === 0 && 'day', index === 1 && 'name', isAmount && 'amount', isMinor && 'minor']
			.filter(Boolean)
			.join(' ');
	};
	const head = columns.map(
		({ name }, index) => markup`<th scope="col" class="${classOf(index)}">${name}</th>`,
	);
	const body = rows.map(
		(cells) =>
			markup`<tr>${cells.map((cell, index) => markup`<td class="${classOf(index)}">${cell}</td>`)}</tr>`,
	);
	return markup`<section class="card">${top}<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${more === undefined ? undefined : markup`<p class="muted">${more}</p>`}</section>`;
}

/** Returns five stars as text: `★★★★☆`. */
export const starsOf = (stars: number): string => '★'.repeat(stars) + '☆'.repeat(5 - stars);

function review({ stars, title, text, author, date, order }: ReviewView): Markup {
	const by = [author, date].filter(Boolean).join(' · ');
	return markup`<div class="review"><div class="top" style="margin:0"><span class="stars" role="img" aria-label="${stars} of 5 stars">${starsOf(stars)}</span><span class="muted">${by}</span></div><h3>${title}</h3><p>${text}</p><p class="order">${order}</p></div>`;
}

function reviews(views: readonly ReviewView[] | undefined): Markup | undefined {
	if (!views) return undefined;
	const content =
		views.length > 0 ? markup`${views.map(review)}` : markup`<p class="empty">No reviews</p>`;
	return markup`<section class="card"><div class="top"><h2>Latest reviews</h2></div>${content}</section>`;
}

/** Draws a report as a page that needs no script, no other file and no font. */
export function drawPage(view: View, format: Format): string {
	const { title, period, language, theme, notices, tiles, lists } = view;
	// The rules are constants. None of them contains a character that HTML escapes in a style element.
	const rules = new Markup([colorRules(theme), RULES, CHART_RULES].join('\n'));
	return markup`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="${theme === 'auto' ? 'light dark' : theme}"><title>${title}</title><style>${rules}</style></head>
<body><main><header><h1>${title}</h1><p class="muted">${period}</p></header>${notices.map((notice) => markup`<p class="notice">${notice}</p>`)}<div class="tiles">${tiles.map(tile)}</div>${view.revenue && revenue(view.revenue, format)}<div class="pairs">${lists.map(list)}${reviews(view.reviews)}</div></main></body></html>
`.text;
}
