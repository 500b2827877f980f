import { dayOfInstant, dueDateEnd, isTimeZone } from '../../../nodes/shared/core/days';

describe('dayOfInstant', () => {
	test.each([
		['midnight six hours west of UTC', '2026-08-26T06:00:00Z'],
		['the last moment six hours west of UTC', '2026-08-27T05:59:59.999Z'],
		['midnight in Berlin', '2026-08-25T22:00:00.000Z'],
		['the last second in Berlin', '2026-08-26T21:59:59Z'],
		['midnight in New Delhi', '2026-08-25T18:30:00.000Z'],
		['midnight in Kathmandu', '2026-08-25T18:15:00.000Z'],
		['midnight in Auckland in summer', '2026-08-25T11:00:00.000Z'],
		['midnight in Honolulu', '2026-08-26T10:00:00.000Z'],
		['midnight in UTC', '2026-08-26T00:00:00.000Z'],
		['the last moment in UTC', '2026-08-26T23:59:59.999Z'],
	])('returns the day of %s', (_name, instant) => {
		expect(dayOfInstant(instant)).toBe('2026-08-26');
	});

	test.each([
		'2026-08-26',
		'2026-08-26T06:00:01Z',
		'2026-08-26T13:27:42.355Z',
		'2026-08-26T06:00:00+02:00',
		'soon',
		'',
	])('returns undefined for %p', (text) => expect(dayOfInstant(text)).toBeUndefined());
});

describe('isTimeZone', () => {
	test.each(['UTC', 'America/Chicago', 'US/Central', 'Asia/Kathmandu'])('accepts %s', (name) => {
		expect(isTimeZone(name)).toBe(true);
	});
	test.each(['businessTZ', '', undefined, null, 5, {}])('rejects %p', (name) => {
		expect(isTimeZone(name)).toBe(false);
	});
});

describe('dueDateEnd', () => {
	test.each([
		// The day itself.
		['2026-11-28', 'UTC', '2026-11-29T00:00:00.000Z'],
		[' 2026-11-28 ', 'UTC', '2026-11-29T00:00:00.000Z'],
		['2026-11-28', 'America/New_York', '2026-11-29T05:00:00.000Z'],
		['2026-11-28', 'Asia/Tokyo', '2026-11-28T15:00:00.000Z'],
		['2026-11-28', 'Asia/Kathmandu', '2026-11-28T18:15:00.000Z'],
		// Its first and last moment in UTC.
		['2026-11-28T00:00:00.000Z', 'America/New_York', '2026-11-29T05:00:00.000Z'],
		['2026-11-28T00:00:00Z', 'Asia/Tokyo', '2026-11-28T15:00:00.000Z'],
		['2026-11-28T23:59:59.999Z', 'America/New_York', '2026-11-29T05:00:00.000Z'],
		['2026-11-28T23:59:59Z', 'Asia/Tokyo', '2026-11-28T15:00:00.000Z'],
		['2026-11-28T23:59:59.000Z', 'UTC', '2026-11-29T00:00:00.000Z'],
		// In the zone of the location.
		['2026-11-28T05:00:00.000Z', 'America/New_York', '2026-11-29T05:00:00.000Z'],
		['2026-11-29T04:59:59.999Z', 'America/New_York', '2026-11-29T05:00:00.000Z'],
		['2026-11-27T15:00:00.000Z', 'Asia/Tokyo', '2026-11-28T15:00:00.000Z'],
		['2026-11-28T14:59:59.999Z', 'Asia/Tokyo', '2026-11-28T15:00:00.000Z'],
		['2026-11-28T00:00:00-05:00', 'America/New_York', '2026-11-29T05:00:00.000Z'],
		// In UTC, if n8n does not recognize the time zone of the location.
		['2026-11-28T06:00:00.000Z', 'UTC', '2026-11-29T06:00:00.000Z'],
		['2026-11-29T05:59:59.999Z', 'UTC', '2026-11-29T06:00:00.000Z'],
		['2026-11-29T05:59:59.000Z', 'UTC', '2026-11-29T06:00:00.000Z'],
		['2026-11-29T05:59:59.999Z', 'Asia/Tokyo', '2026-11-29T06:00:00.000Z'],
		// A time of day. The day counts in the time zone.
		['2026-11-28T10:07:00.000Z', 'UTC', '2026-11-29T00:00:00.000Z'],
		['2026-11-29T02:07:00.000Z', 'America/New_York', '2026-11-29T05:00:00.000Z'],
		// Other notations of the first moment.
		[Date.UTC(2026, 10, 28), 'UTC', '2026-11-29T00:00:00.000Z'],
		[Date.UTC(2026, 10, 28) / 1000, 'America/New_York', '2026-11-29T05:00:00.000Z'],
		['Sat, 28 Nov 2026 00:00:00 GMT', 'UTC', '2026-11-29T00:00:00.000Z'],
		// Days of 23 and 25 hours, and a day that begins at 01:00.
		['2026-03-08', 'America/New_York', '2026-03-09T04:00:00.000Z'],
		['2026-11-01', 'America/New_York', '2026-11-02T05:00:00.000Z'],
		['2026-03-08T05:00:00.000Z', 'America/New_York', '2026-03-09T04:00:00.000Z'],
		['2026-11-01T04:00:00.000Z', 'America/New_York', '2026-11-02T05:00:00.000Z'],
		['2026-03-28', 'Asia/Beirut', '2026-03-28T22:00:00.000Z'],
	])('ends %p in %s at %s', (value, zone, expected) => {
		expect(new Date(dueDateEnd(value, zone)).toISOString()).toBe(expected);
	});

	test.each([undefined, null, '', 'soon', '2026-13-01', 0, {}])('returns NaN for %p', (value) => {
		expect(dueDateEnd(value, 'UTC')).toBeNaN();
	});
});
