import { timeZoneOf } from '../../../nodes/shared/poll/timeZone';
import { DAY, HOUR } from './fakeApi';

const NOW = Date.UTC(2026, 10, 10, 12);
const FALLBACK = 'Europe/Berlin';

let accounts = 0;

/** An account that other tests do not use. `zone` is what the API returns, `read` reads it. */
function newAccount(zone: unknown) {
	const account = `time zone ${++accounts}`;
	const api = { zone, requests: 0 };
	const read = async () => {
		api.requests += 1;
		if (api.zone instanceof Error) throw api.zone;
		return await Promise.resolve(api.zone);
	};
	const zoneAt = async (now: number) => await timeZoneOf(account, read, FALLBACK, now);
	return { account, api, zoneAt };
}

describe('the time zone of an account', () => {
	it('is read once a day', async () => {
		const { api, zoneAt } = newAccount('America/Chicago');
		expect(await zoneAt(NOW)).toBe('America/Chicago');
		api.zone = 'Asia/Tokyo';
		expect(await zoneAt(NOW + DAY - 1)).toBe('America/Chicago');
		expect(api.requests).toBe(1);
		expect(await zoneAt(NOW + DAY)).toBe('Asia/Tokyo');
		expect(api.requests).toBe(2);
	});

	it('is read for each account', async () => {
		const one = newAccount('America/Chicago');
		const other = newAccount('Asia/Tokyo');
		expect(await one.zoneAt(NOW)).toBe('America/Chicago');
		expect(await other.zoneAt(NOW)).toBe('Asia/Tokyo');
		expect(await one.zoneAt(NOW)).toBe('America/Chicago');
	});

	it.each([
		['a failure', new Error('The token has no scope')],
		['no time zone', undefined],
		['a name that n8n does not support', 'Mars/Olympus'],
		['a number', 7],
	])('is the fallback for an hour after %s', async (_name, zone) => {
		const { api, zoneAt } = newAccount(zone);
		expect(await zoneAt(NOW)).toBe(FALLBACK);
		api.zone = 'America/Chicago';
		expect(await zoneAt(NOW + HOUR - 1)).toBe(FALLBACK);
		expect(api.requests).toBe(1);
		expect(await zoneAt(NOW + HOUR)).toBe('America/Chicago');
	});

	it('stays the same for an hour if it can no longer be read', async () => {
		const { api, zoneAt } = newAccount('America/Chicago');
		await zoneAt(NOW);
		api.zone = new Error('The connection broke off');
		expect(await zoneAt(NOW + DAY)).toBe('America/Chicago');
		api.zone = 'Asia/Tokyo';
		expect(await zoneAt(NOW + DAY + HOUR)).toBe('Asia/Tokyo');
	});

	it('is stored with the current time by default', async () => {
		const { account, api } = newAccount('America/Chicago');
		const read = async () => await Promise.resolve(api.zone);
		expect(await timeZoneOf(account, read, FALLBACK)).toBe('America/Chicago');
		api.zone = 'Asia/Tokyo';
		expect(await timeZoneOf(account, read, FALLBACK)).toBe('America/Chicago');
		expect(await timeZoneOf(account, read, FALLBACK, Date.now() + 2 * DAY)).toBe('Asia/Tokyo');
	});
});
