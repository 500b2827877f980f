import { parseTime } from '../../../nodes/shared/core/time';

const TEN = Date.UTC(2026, 10, 28, 10);

describe('parseTime', () => {
	test.each([
		['ISO 8601 in UTC', '2026-11-28T10:00:00.000Z', TEN],
		['ISO 8601 without milliseconds', '2026-11-28T10:00:00Z', TEN],
		['ISO 8601 without seconds', '2026-11-28T10:00Z', TEN],
		['ISO 8601 with microseconds', '2026-11-28T10:00:00.123456Z', TEN + 123],
		['ISO 8601 with an offset', '2026-11-28T11:30:00+01:30', TEN],
		['an offset without a colon', '2026-11-28T11:30:00+0130', TEN],
		['an offset in hours', '2026-11-28T05:00:00-05', TEN],
		['no zone: UTC, in any time zone of the process', '2026-11-28T10:00:00', TEN],
		['a space instead of the T', '2026-11-28 10:00:00', TEN],
		['a space before the zone', '2026-11-28 10:00:00 +00:00', TEN],
		['lower case', '2026-11-28t10:00:00z', TEN],
		['spaces around', ' 2026-11-28T10:00:00Z\n', TEN],
		['a day', '2026-11-28', Date.UTC(2026, 10, 28)],
		['epoch milliseconds', TEN, TEN],
		['epoch seconds', TEN / 1000, TEN],
		['epoch seconds with a fraction', TEN / 1000 + 0.25, TEN + 250],
		['epoch milliseconds as text', String(TEN), TEN],
		['epoch seconds as text', String(TEN / 1000), TEN],
		['epoch seconds with a fraction as text', `${TEN / 1000}.5`, TEN + 500],
		['RFC 2822', 'Sat, 28 Nov 2026 10:00:00 GMT', TEN],
		['RFC 2822 with an offset', '28 Nov 2026 11:00:00 +0100', TEN],
		[
			'a JavaScript date',
			'Sat Nov 28 2026 12:00:00 GMT+0200 (Eastern European Standard Time)',
			TEN,
		],
		['a Date', new Date(TEN), TEN],
		['the first seconds that count as seconds', 1e8, 1e11],
		['the last second before 2286', 1e10 - 1, 1e13 - 1000],
		['the first milliseconds', 1e11, 1e11],
		['the last millisecond', 1e13 - 1, 1e13 - 1],
	])('reads %s', (_name, value, expected) => {
		expect(parseTime(value)).toBe(expected);
	});

	test.each([
		undefined,
		null,
		'',
		' ',
		true,
		0,
		-1,
		5,
		2026,
		20261128,
		1e8 - 1,
		1e10,
		1e11 - 1,
		1e13,
		1e15,
		Infinity,
		NaN,
		'0',
		'2026',
		'20261128101500',
		'Order 12',
		'11/28/2026',
		'28.11.2026',
		'2026-13-01',
		'2026-11-28T25:00:00Z',
		'2026-11-28T10:00:00Zjunk',
		'2026-11-28T10:00:00+1',
		'Sat, 28 Foo 2026 10:00:00 GMT',
		'yesterday',
		{},
		[],
		['2026-11-28'],
		{ $date: '2026-11-28' },
		new Date(NaN),
	])('returns NaN for %p', (value) => {
		expect(parseTime(value)).toBeNaN();
	});

	test('takes linear time on long text', () => {
		const text = `2026-11-28T10:00:00.${'1'.repeat(100_000)}${' '.repeat(100_000)}Z`;
		const startedAt = performance.now();
		expect(parseTime(text)).toBeNaN();
		expect(performance.now() - startedAt).toBeLessThan(200);
	});
});
