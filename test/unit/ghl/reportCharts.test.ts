import fc from 'fast-check';

import { binsOf } from '../../../nodes/ghl/GhlOrders/report/bins';
import { drawBars, drawSources, svgOf } from '../../../nodes/ghl/GhlOrders/report/charts';
import { Format } from '../../../nodes/ghl/GhlOrders/report/format';
import { markup } from '../../../nodes/ghl/GhlOrders/report/markup';
import { scaleOf } from '../../../nodes/ghl/GhlOrders/report/scale';
import { property } from '../../harness/property';

const format = new Format('en-US', 'UTC');
const bar = (net: number, refunded = 0, label = 'Nov 3') => ({
	...{ net, refunded, label },
	title: `${label}: ${net}`,
});
const size = { width: 680, height: 240, currency: 'USD', format };
const draw = (...bars: Array<ReturnType<typeof bar>>) => drawBars(bars, size).content.text;

/** Returns the numbers of an attribute of the elements with a class. */
const numbers = (svg: string, name: string, attribute: string): number[] =>
	[...svg.matchAll(new RegExp(`class="${name}"[^>]* ${attribute}="([^"]*)"`, 'g'))].map(
		([, value]) => Number(value),
	);

describe('markup', () => {
	it('escapes texts, joins lists, and keeps markup', () => {
		const name = `<b a="1" b='2'>&`;
		expect(markup`<i>${name}</i>${[markup`<br>`, 5, undefined, '<']}`.text).toBe(
			'<i>&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;</i><br>5&lt;',
		);
	});

	it('removes characters that XML does not allow', () => {
		expect(markup`${'a\u0000b\u001bc\ud800d\uffffe\tf\n😀'}`.text).toBe('abcde\tf\n😀');
	});

	property(
		'never lets a text end an element or an attribute',
		fc.string({ unit: 'binary' }),
		(text) => {
			expect(markup`${text}`.text).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
		},
	);
});

describe('scaleOf', () => {
	it.each([
		[[0, 4521.5], 0.01, [0, 2000, 4000, 6000]],
		[[1, 2, 3], 1, [0, 1, 2, 3]],
		[[0.3], 0.01, [0, 0.1, 0.2, 0.3]],
		[[1], 1, [0, 1]],
		[[-50, 120], 0.01, [-50, 0, 50, 100, 150]],
		[[], 1, [0]],
		[[0, 0], 0.01, [0]],
		[[9e13], 0.01, [0, 5e13, 1e14]],
	])('labels %j with steps of at least %d', (values, smallest, ticks) => {
		expect(scaleOf(values, smallest).ticks).toEqual(ticks);
	});

	property(
		'contains all values between few labels in ascending order',
		fc.array(fc.integer({ min: -1e15, max: 1e15 })),
		(cents) => {
			const values = cents.map((value) => value / 100);
			const { min, max, ticks } = scaleOf(values, 0.01);
			expect(ticks.length).toBeLessThanOrEqual(7);
			expect(max).toBeGreaterThan(min);
			for (const value of values) expect(value >= min && value <= max).toBe(true);
			expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
		},
	);
});

describe('binsOf', () => {
	it.each([
		['2026-11-01', '2026-11-03', 'day', ['2026-11-01', '2026-11-02', '2026-11-03']],
		['2026-11-29', '2026-11-29', 'day', ['2026-11-29']],
		['2026-07-15', '2026-11-01', 'month', ['2026-07', '2026-08', '2026-09', '2026-10', '2026-11']],
		['2021-01-01', '2024-02-01', 'year', ['2021', '2022', '2023', '2024']],
	])('divides %s to %s by %s', (first, last, unit, keys) => {
		expect(binsOf(first, last)).toMatchObject({ unit, keys });
	});

	it('has one bar for each of 92 days, also around a change of the clock', () => {
		expect(binsOf('2026-09-01', '2026-12-01').keys).toHaveLength(92);
		expect(binsOf('2026-09-01', '2026-12-02').unit).toBe('month');
	});
});

describe('drawBars', () => {
	it('draws the net amount from 0, and the refunded amount on top of it', () => {
		const svg = draw(bar(750, 250), bar(0), bar(1000));
		const [netHeight, fullHeight] = numbers(svg, 'net', 'height');
		const [refundedHeight] = numbers(svg, 'refunded', 'height');
		expect(netHeight / fullHeight).toBeCloseTo(0.75, 1);
		expect(netHeight + refundedHeight).toBeCloseTo(fullHeight, 0);
		expect(numbers(svg, 'net', 'height')).toHaveLength(2);
	});

	it('draws a negative amount below the line of 0', () => {
		const svg = draw(bar(-100), bar(100));
		const [below, above] = numbers(svg, 'net', 'y');
		const [, height] = numbers(svg, 'net', 'height');
		expect(below).toBeCloseTo(above + height, 0);
		expect(svg).toContain('-$100');
	});

	it('draws an empty chart without bars', () => {
		expect(draw()).toContain('>$0<');
		expect(draw(bar(0))).not.toContain('class="net"');
	});

	it.each([
		['USD', 'en-US', 1250.5, '$1,250.50'],
		['JPY', 'en-US', 1250, '¥1,250'],
		['KWD', 'en-US', 1.5, 'KWD\u00a01.500'],
		['EUR', 'de-DE', 1250.5, '1.250,50\u00a0€'],
		['', 'en-US', 5, '5.00'],
		['points', 'en-US', 5, '5.00 points'],
	])('formats amounts in %s for %s', (currency, locale, amount, text) => {
		expect(new Format(locale, 'UTC').money(amount, currency)).toBe(text);
	});

	it('labels the axis with the unit of the currency', () => {
		const labels = (currency: string, max: number) =>
			[...drawBars([bar(max)], { ...size, currency }).content.text.matchAll(/"end">([^<]*)</g)].map(
				([, text]) => text,
			);
		expect(labels('USD', 4521)).toEqual(['$0', '$2K', '$4K', '$6K']);
		expect(labels('USD', 0.3)).toEqual(['$0', '$0.10', '$0.20', '$0.30']);
		expect(labels('JPY', 2)).toEqual(['¥0', '¥1', '¥2']);
	});

	property(
		'keeps all shapes and labels inside the drawing, for any amounts',
		fc.array(
			fc.record({
				net: fc.oneof(fc.double(), fc.double({ min: -1e9, max: 1e12 })),
				refunded: fc.double({ min: 0, max: 1e6 }),
				label: fc.string({ maxLength: 12 }),
			}),
			{ maxLength: 92 },
		),
		(bars) => {
			const usable = bars.filter(({ net }) => !Number.isFinite(net) || Math.abs(net) < 1e13);
			const drawing = drawBars(
				usable.map((one) => ({ ...one, title: one.label })),
				size,
			);
			const svg = svgOf(drawing, 'Revenue').text;
			expect(svg).not.toMatch(/NaN|Infinity|undefined|="-/);
			for (const name of ['net', 'refunded']) {
				const [tops, heights] = [numbers(svg, name, 'y'), numbers(svg, name, 'height')];
				for (const [index, top] of tops.entries()) {
					expect(top + heights[index]).toBeLessThanOrEqual(size.height);
				}
			}
		},
	);
});

describe('drawSources', () => {
	it('shortens a long name, and keeps it as a tooltip', () => {
		const label = 'Spring Launch Funnel of the Year '.repeat(4).trim();
		const { content, height } = drawSources([{ label, value: '$5.00', net: 5 }], 330);
		expect(content.text).toContain(`<title>${label}: $5.00</title>`);
		expect(content.text).toMatch(/class="name"[^>]*>Spring[^<]*…</);
		expect(height).toBe(42);
	});

	it('draws no bar for a source without revenue', () => {
		const { content } = drawSources([{ label: 'A', value: '$0.00', net: 0 }], 330);
		expect(numbers(content.text, 'net', 'width')).toEqual([]);
	});
});
