import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { RecordList, ReportData } from '../../../nodes/ghl/GhlOrders/report/data';
import { drawEmail } from '../../../nodes/ghl/GhlOrders/report/email';
import { Format } from '../../../nodes/ghl/GhlOrders/report/format';
import { drawPage } from '../../../nodes/ghl/GhlOrders/report/page';
import { Presentation } from '../../../nodes/ghl/GhlOrders/report/present';
import { drawSvgFile } from '../../../nodes/ghl/GhlOrders/report/svgFile';
import { property } from '../../harness/property';

const FROM = Date.parse('2026-11-01T00:00:00Z');
const TO = Date.parse('2026-11-30T12:00:00Z');
const format = new Format('en-US', 'UTC');
const DRAWINGS = { page: drawPage, email: drawEmail, svg: drawSvgFile };

const data = (more: Partial<ReportData> = {}): ReportData => ({
	...{ title: 'My Shop', notice: '', theme: 'auto', locale: 'en-US', timeZone: 'UTC' },
	...{ isTestMode: false, from: FROM, to: TO, ...more },
});
const draw = (given: ReportData, name: keyof typeof DRAWINGS = 'page'): string =>
	DRAWINGS[name](new Presentation(given, format).view(), format);

const sums = (currency: string, net: number, more: IDataObject = {}): IDataObject => ({
	...{ currency, orders: 1, payments: 1, totalAmount: net, refundedAmount: 0, netAmount: net },
	...{ averageAmount: net, excluded: [], ...more },
});
const revenueOf = (...items: IDataObject[]): ReportData['revenue'] => ({
	byCurrency: items,
	byDay: items.map((item) => ({ ...item, day: '2026-11-03' })),
	bySource: items.map((item) => ({ ...item, source: 'Store', sourceType: 'funnel' })),
});
const list = (...records: IDataObject[]): RecordList => {
	return { count: records.length, totals: [], records };
};

/** Returns the names of the elements in the order of their tags: `main`, `/main`. */
const tagsOf = (drawn: string): string[] =>
	[...drawn.matchAll(/<(\/?[a-z0-9]+|!doctype)(?:\s[^<>]*)?>/g)].map(([, name]) => name);

/** Returns the tags that are not closed, or closed in the wrong order. */
function unclosed(drawn: string): string[] {
	const open: string[] = [];
	for (const [, name, end] of drawn.matchAll(/<(\/?[a-z0-9]+)(?:\s[^<>]*?)?(\/?)>/g)) {
		if (end || ['meta', 'br'].includes(name)) continue;
		if (!name.startsWith('/')) open.push(name);
		else if (open.pop() !== name.slice(1)) open.push(name);
	}
	return open;
}

it('draws each currency in its own section, and adds no currencies', () => {
	const page = draw(
		data({ revenue: revenueOf(sums('EUR', 10), sums('JPY', 500), sums('USD', 7)) }),
	);
	for (const text of ['€10.00', '¥500', '$7.00', 'Revenue by day · JPY']) {
		expect(page).toContain(text);
	}
	expect(page).not.toContain('517');
	expect(page.match(/Revenue by source · /g)).toHaveLength(3);
});

it('draws one payment, a huge one, and a negative one', () => {
	for (const net of [0.01, 9e12, -5]) {
		for (const name of Object.keys(DRAWINGS) as Array<keyof typeof DRAWINGS>) {
			const drawn = draw(data({ revenue: revenueOf(sums('USD', net)) }), name);
			expect(drawn).toContain(format.money(net, 'USD'));
			expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
		}
	}
});

it('combines small sources in one bar, so that the bars add up to the revenue', () => {
	const bySource = [90, 80, 70, 60, 50, 40, 30, 20].map((net, index) => ({
		...sums('USD', net + 0.1),
		source: `Source ${index}`,
	}));
	const view = new Presentation(
		data({ revenue: { byCurrency: [sums('USD', 440.8)], bySource } }),
		format,
	).view();
	const bars = view.revenue?.[0].sources ?? [];
	expect(bars.map(({ label }) => label).slice(-2)).toEqual(['Source 5', '2 other sources']);
	expect(bars.at(-1)?.value).toBe('$50.20');
	expect(bars.reduce((sum, { net }) => sum + Math.round(net * 100), 0)).toBe(44_080);
});

it('states which transactions are not included', () => {
	const excluded = [{ reason: 'duplicateCharge', count: 2, transactionIds: ['t1', 't2'] }];
	const page = draw(data({ revenue: revenueOf(sums('USD', 5, { excluded })) }));
	expect(page).toContain('Not included: 2 × duplicate charge');
});

it.each(['light', 'dark', 'auto'] as const)('uses the colors of the theme %s', (theme) => {
	const page = draw(data({ theme, openOrders: list() }));
	expect(page.includes('prefers-color-scheme')).toBe(theme === 'auto');
	expect(page.includes('color-scheme:dark')).toBe(theme !== 'light');
	const email = draw(data({ theme, openOrders: list() }), 'email');
	expect(email.includes('background:#0e1116')).toBe(theme === 'dark');
});

it('shows days without a year in a short period, and with it in a long one', () => {
	const order = { createdAt: '2026-11-03T10:00:00Z', totalAmount: 5, currency: 'USD' };
	expect(draw(data({ openOrders: list(order) }))).toContain('>Nov 3<');
	const from = Date.parse('2024-11-01T00:00:00Z');
	expect(draw(data({ from, openOrders: list(order) }))).toContain('>Nov 3, 2026<');
});

const evilText = fc.oneof(
	fc.constantFrom('</style>', '<script>', '"><img src=x>', "' onload='", '</svg>', '&lt;', '-->'),
	fc.string({ unit: 'binary', maxLength: 20 }),
);
/** Any value that an API could return instead of a text. */
const evil = fc.oneof(evilText, fc.constantFrom(null, 0, -1, 1e300, true), fc.jsonValue() as never);
const record = (...names: string[]) =>
	fc.record(Object.fromEntries(names.map((name) => [name, evil])), { requiredKeys: [] });
const records = (...names: string[]) =>
	fc.array(record(...names, 'customerName', 'customerEmail', 'currency'), { maxLength: 4 });
const amounts = fc.record({
	currency: fc.oneof(fc.constantFrom('USD', 'JPY'), evilText),
	totalAmount: fc.double({ min: 0, max: 1e9, noNaN: true }),
	refundedAmount: fc.double({ min: 0, max: 1e6, noNaN: true }),
	netAmount: fc.double({ min: -1e6, max: 1e9, noNaN: true }),
	averageAmount: fc.double(),
	source: evil,
	sourceType: evil,
	day: fc.oneof(fc.constantFrom('2026-11-03', '2026-11-28', null), evilText),
	excluded: fc.oneof(evil, fc.constant([{ reason: '<b>', count: 1 }])),
});
const anyData = fc
	.record({
		title: evilText,
		notice: evilText.map((text) => `${text}!`),
		revenue: fc.array(amounts, { maxLength: 4 }),
		orders: records('createdAt', 'fulfillmentStatus', 'totalAmount'),
		payments: records('createdAt', 'orderId', 'amount'),
		subscriptions: records('endedAt', 'status', 'amount'),
		reviews: fc.array(
			fc.record({
				stars: fc.integer({ min: 1, max: 5 }),
				...{ title: evilText, text: evilText, customerName: evilText, referenceId: evilText },
				createdAt: fc.option(evilText),
				order: fc.option(record('createdAt', 'customerName', 'totalAmount', 'currency')),
			}),
			{ maxLength: 3 },
		),
	})
	.map(({ title, notice, revenue, orders, payments, subscriptions, reviews }) =>
		data({
			...{ title, notice, trustScore: 4.6 },
			revenue: { byCurrency: revenue, byDay: revenue, bySource: revenue } as never,
			openOrders: list(...(orders as IDataObject[])),
			failedPayments: list(...(payments as IDataObject[])),
			endedSubscriptions: list(...(subscriptions as IDataObject[])),
			reviews: reviews as never,
		}),
	);

const ELEMENTS: ReadonlySet<string> = new Set([
	...['html', 'head', 'meta', 'title', 'style', 'body', 'main', 'header', 'h1', 'h2', 'h3', 'p'],
	...['div', 'span', 'b', 'i', 'br', 'section', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
	...['svg', 'g', 'rect', 'line', 'text', '!doctype'],
]);

property(
	'draws any data of an API as closed elements that a report has, without scripts and links',
	anyData,
	(given) => {
		for (const name of Object.keys(DRAWINGS) as Array<keyof typeof DRAWINGS>) {
			const drawn = draw(given, name);
			expect(unclosed(drawn)).toEqual([]);
			const others = tagsOf(drawn).filter((tag) => !ELEMENTS.has(tag.replace('/', '')));
			expect(others).toEqual([]);
			const withoutValues = drawn.replace(/"[^"]*"/g, '""');
			expect(withoutValues).not.toMatch(/<[^>]*\s(on[a-z]+|href|src)=/i);
		}
	},
);
