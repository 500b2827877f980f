import { redact, redactSent } from '../../../sandbox/server/redact';
import { EvictionQueue } from '../../../sandbox/server/evictionQueue';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

describe('redact', () => {
	it.each<[string, unknown, unknown]>([
		['a secret field', { client_secret: 'x', name: 'y' }, { client_secret: '***', name: 'y' }],
		['deep inside', { live: [{ apiKey: 'x' }] }, { live: [{ apiKey: '***' }] }],
		['a list of secrets', { tokens: ['x', 'y'] }, { tokens: ['***', '***'] }],
		['a record of secrets', { api_keys: { live: 'x' } }, { api_keys: { live: '***' } }],
		['none there', { refreshToken: null }, { refreshToken: null }],
		[
			'an authorization code',
			{ grant_type: 'authorization_code', code: 'x' },
			{ grant_type: 'authorization_code', code: '***' },
		],
		['not a coupon code', { code: 'WELCOME10' }, { code: 'WELCOME10' }],
		['not a page token', { nextPageToken: 'p2' }, { nextPageToken: 'p2' }],
		['a token in a text', { note: `use ${JWT} now` }, { note: 'use *** now' }],
		['a private token in a text', 'pit-5a1e0c52-0b7d-4f7e', '***'],
		['a header in a text', 'Bearer abcdefghijklmnop', '***'],
		['not the word', 'The bearer of good news', 'The bearer of good news'],
		['an address', '/reviews?apikey=x1&page=2', '/reviews?apikey=***&page=2'],
	])('%s', (_name, value, expected) => expect(redact(value)).toEqual(expected));

	it('parses JSON, and keeps other text', () => {
		expect(redactSent('{"access_token":"x","n":1}')).toEqual({ access_token: '***', n: 1 });
		expect(redactSent('{"n":1,"access_token":"abc')).toBe('{"n":1,"access_token":"***');
		expect(redactSent('<html>')).toBe('<html>');
	});

	it('is fast for a long text', () => {
		const text = `${'token'.repeat(50_000)}"${'a'.repeat(250_000)}`;
		const start = performance.now();
		redact(text);
		expect(performance.now() - start).toBeLessThan(1000);
	});
});

describe('an eviction queue', () => {
	it('evicts the oldest entries first, and an entry that is too large', () => {
		const gone: string[] = [];
		const room = new EvictionQueue(10);
		const take = (name: string, size: number) => room.add(size, () => gone.push(name));
		take('a', 4);
		take('b', 4);
		expect(gone).toEqual([]);
		take('c', 4);
		expect(gone).toEqual(['a']);
		take('d', 11);
		expect(gone).toEqual(['a', 'b', 'c', 'd']);
		take('e', 10);
		expect(gone).toHaveLength(4);
	});

	it('is empty after clear', () => {
		const gone: string[] = [];
		const room = new EvictionQueue(10);
		room.add(10, () => gone.push('a'));
		room.clear();
		room.add(10, () => gone.push('b'));
		expect(gone).toEqual([]);
	});
});
