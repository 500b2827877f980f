import { Markup, markup } from './markup';
import { starsOf } from './page';
import { scaleOf } from './scale';
import { FONT, PALETTES } from './theme';
import type { Bar, CurrencyView, ListView, ReviewView, SourceBar, Tile, View } from './view';

/** Height of the highest bar, in pixels. */
const HEIGHT = 120;
const TILES_PER_ROW = 2;

type Palette = Record<keyof (typeof PALETTES)['light'], string>;

/** Draws the parts of an email. Mail clients support neither SVG nor style sheets, so charts are tables. */
class Email {
	constructor(private readonly colors: Palette) {}

	/** Returns an empty block of a color with a fixed size. */
	private block(color: string, height: number, width = '100%'): Markup {
		return markup`<table role="presentation" width="${width}" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse"><tr><td height="${height}" bgcolor="${color}" style="height:${height}px;background:${color};font-size:0;line-height:0;border-radius:2px">&#160;</td></tr></table>`;
	}

	private muted(text: string): Markup {
		return markup`<span style="color:${this.colors.muted};font-size:13px;font-weight:400">${text}</span>`;
	}

	private heading(title: string, summary = ''): Markup {
		return markup`<p style="margin:0 0 8px;font-size:16px;font-weight:600">${title} ${this.muted(summary)}</p>`;
	}

	private card(content: Markup): Markup {
		const { card, line } = this.colors;
		return markup`<tr><td style="padding:0 0 14px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${card}" style="background:${card};border:1px solid ${line};border-radius:10px"><tr><td style="padding:16px 18px">${content}</td></tr></table></td></tr>`;
	}

	private tiles(tiles: readonly Tile[]): Markup {
		const rows = [];
		for (let from = 0; from < tiles.length; from += TILES_PER_ROW) {
			const cells = tiles
				.slice(from, from + TILES_PER_ROW)
				.map(
					({ label, value, note = '' }) =>
						markup`<td width="50%" valign="top" style="padding:4px 8px 10px 0">${this.muted(label)}<br><b style="font-size:19px">${value}</b><br>${this.muted(note)}</td>`,
				);
			rows.push(markup`<tr>${cells}</tr>`);
		}
		return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${rows}</table>`;
	}

	/** Draws upright bars. The amounts are in the tooltip, and the highest one is next to the chart. */
	private bars(bars: readonly Bar[], highest: string): Markup {
		const { net: netColor, refunded: refundedColor, line } = this.colors;
		const { max } = scaleOf(
			bars.map(({ net, refunded }) => net + refunded),
			0.01,
		);
		const pixels = (value: number) => Math.max(0, Math.round((value / max) * HEIGHT)) || 0;
		const cells = bars.map(({ title, net, refunded }) => {
			const parts = [
				[refundedColor, pixels(refunded)],
				[netColor, pixels(net)],
			] as const;
			return markup`<td valign="bottom" title="${title}" style="padding:0 1px;vertical-align:bottom">${parts.map(([color, size]) => (size > 0 ? this.block(color, size) : undefined))}</td>`;
		});
		const [first, last] = [bars[0]?.label ?? '', bars.at(-1)?.label ?? ''];
		return markup`<p style="margin:0 0 6px">${this.muted(highest)}</p><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed;border-bottom:1px solid ${line}"><tr>${cells}</tr></table><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td>${this.muted(first)}</td><td align="right">${this.muted(last)}</td></tr></table>`;
	}

	private sources(sources: readonly SourceBar[]): Markup {
		const { net: color, hover } = this.colors;
		const largest = sources.reduce((max, { net }) => Math.max(max, net), 0);
		const rows = sources.map(({ label, value, net }) => {
			const part = largest > 0 ? Math.round((Math.max(0, net) / largest) * 100) : 0;
			const bar = part > 0 ? this.block(color, 8, `${part}%`) : markup`&#160;`;
			return markup`<tr><td style="padding:4px 0 0;word-break:break-word">${label}</td><td align="right" style="padding:4px 0 0 12px;white-space:nowrap"><b>${value}</b></td></tr><tr><td colspan="2" bgcolor="${hover}" style="background:${hover};font-size:0;line-height:0">${bar}</td></tr>`;
		});
		return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${rows}</table>`;
	}

	private currency({ currency, tiles, barsTitle = '', bars, sources, note }: CurrencyView): Markup {
		const { net, refunded } = this.colors;
		const legend = markup`<span style="color:${net}">■</span> ${this.muted('Net')} <span style="color:${refunded}">■</span> ${this.muted('Refunded')}`;
		const highest = bars?.reduce(
			(best, bar) => (totalOf(bar) > totalOf(best) ? bar : best),
			bars[0],
		);
		return markup`${this.card(
			markup`${this.heading(`Revenue · ${currency}`)}${this.tiles(tiles)}${note === undefined ? undefined : markup`<p style="margin:0">${this.muted(note)}</p>`}`,
		)}${bars && this.card(markup`${this.heading(`${barsTitle} · ${currency}`)}<p style="margin:0 0 4px">${legend}</p>${this.bars(bars, highest ? `Highest: ${highest.title}` : '')}`)}${sources && this.card(markup`${this.heading(`Revenue by source · ${currency}`)}${this.sources(sources)}`)}`;
	}

	private list({ title, summary, empty, columns, rows, more }: ListView): Markup {
		const { line, muted } = this.colors;
		const wrap = (index: number) =>
			index === 0 || columns[index].isAmount ? 'white-space:nowrap' : 'word-break:break-word';
		const align = (index: number) => (columns[index].isAmount ? 'right' : 'left');
		const isShown = (_: unknown, index: number) => !columns[index].isMinor;
		const head = columns.map(
			({ name }, index) =>
				markup`<th align="${align(index)}" style="padding:0 10px 6px 0;color:${muted};font-size:12px;font-weight:500">${name}</th>`,
		);
		const body = rows.map(
			(cells) =>
				markup`<tr>${cells
					.map(
						(cell, index) =>
							markup`<td valign="top" align="${align(index)}" style="border-top:1px solid ${line};padding:7px 10px 7px 0;${wrap(index)}">${cell}</td>`,
					)
					.filter(isShown)}</tr>`,
		);
		const content =
			rows.length > 0
				? markup`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="font-size:14px"><tr>${head.filter(isShown)}</tr>${body}</table>${more === undefined ? undefined : this.muted(more)}`
				: this.muted(empty);
		return this.card(markup`${this.heading(title, summary)}${content}`);
	}

	private review({ stars, title, text, author, date, order }: ReviewView): Markup {
		const { star, hover, line } = this.colors;
		const by = [author, date].filter(Boolean).join(' · ');
		return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-top:1px solid ${line}"><tr><td style="padding:10px 0;word-break:break-word"><span style="color:${star}">${starsOf(stars)}</span> ${this.muted(by)}<br><b>${title}</b><br>${text}<div style="margin-top:6px;padding:6px 10px;background:${hover};font-size:13px;border-radius:6px">${order}</div></td></tr></table>`;
	}

	/** Draws the email. */
	draw(view: View): Markup {
		const { title, period, language, notices, tiles, revenue, lists, reviews } = view;
		const { page, text, notice } = this.colors;
		const noPayments = this.card(
			markup`${this.heading('Revenue')}${this.muted('No payments in this period')}`,
		);
		const parts = [
			...notices.map((one) =>
				this.card(markup`<div style="background:${notice};padding:8px 12px">${one}</div>`),
			),
			this.card(this.tiles(tiles)),
			...(revenue?.map((one) => this.currency(one)) ?? []),
			...(revenue?.length === 0 ? [noPayments] : []),
			...lists.map((one) => this.list(one)),
			...(reviews
				? [
						this.card(
							markup`${this.heading('Latest reviews')}${reviews.map((one) => this.review(one))}${reviews.length === 0 ? this.muted('No reviews') : undefined}`,
						),
					]
				: []),
		];
		return markup`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body style="margin:0;padding:0;background:${page};color:${text};font-family:${FONT};font-size:15px;line-height:1.45"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${page}" style="background:${page}"><tr><td align="center" style="padding:20px 10px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:640px;color:${text};font-family:${FONT};font-size:15px;line-height:1.45;text-align:left"><tr><td style="padding:0 0 14px"><p style="margin:0;font-size:24px;font-weight:600">${title}</p>${this.muted(period)}</td></tr>${parts}</table></td></tr></table></body></html>
`;
	}
}

const totalOf = ({ net, refunded }: Bar): number => net + refunded;

/** Draws a report as an email with styles in its elements. */
export function drawEmail(view: View): string {
	return new Email(PALETTES[view.theme === 'dark' ? 'dark' : 'light']).draw(view).text;
}
