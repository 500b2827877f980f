import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { isSameOrigin, nextRequest } from '../../../nodes/shared/http/redirects';

const redirect = (location: unknown, statusCode = 307) =>
	({ statusCode, headers: { location }, body: '' }) as unknown as IN8nHttpFullResponse;

const request = (url: string, more: Partial<IHttpRequestOptions> = {}): IHttpRequestOptions => ({
	method: 'GET',
	url,
	...more,
});

describe('isSameOrigin', () => {
	it.each([
		['https://a.example/x', 'https://a.example/y', true],
		['https://a.example/x', 'https://A.EXAMPLE:443/y', true],
		['http://a.example/x', 'https://a.example/x', true],
		['https://a.example/x', 'http://a.example/x', false],
		['http://a.example:8080/x', 'https://a.example/x', false],
		['http://a.example/x', 'https://a.example:8443/x', false],
		['http://a.example/x', 'https://b.example/x', false],
		['https://a.example/x', 'https://a.example:8443/x', false],
		['http://a.example:8080/x', 'https://a.example:8080/x', false],
		['ftp://a.example/x', 'https://a.example/x', false],
		['http://a.example/x', 'ftp://a.example/x', false],
		['https://a.example/x', 'https://a.example./x', false],
		['https://a.example/x', 'https://a.example.evil.example/x', false],
	])('%s to %s: %p', (from, to, expected) => {
		expect(isSameOrigin(new URL(from), new URL(to))).toBe(expected);
	});
});

describe('nextRequest', () => {
	const base = 'https://a.example/v1/orders';

	it('replaces the query with the query of the redirect', () => {
		const next = nextRequest(request(base, { qs: { page: 1 } }), redirect('/v2/orders?page=9'));
		expect(next).toEqual({
			method: 'GET',
			qs: undefined,
			url: 'https://a.example/v2/orders?page=9',
		});
	});

	it('omits username, password and fragment', () => {
		const { url } = nextRequest(request(base), redirect('https://user:pass@a.example/x#y'));
		expect(url).toBe('https://a.example/x');
	});

	it.each([
		['//b.example/x', 'another host: b.example'],
		['https://b.example:8443/x', 'another host: b.example:8443'],
		['http://a.example/x', 'another address: http://a.example'],
		['javascript:alert(1)', 'an invalid address'],
		['xhttps:x', 'an invalid address'],
		['httpsx://a.example', 'an invalid address'],
		['https://[', 'an invalid address'],
		[undefined, 'an invalid address'],
	])('rejects %s', (location, redirectedTo) => {
		expect(() => nextRequest(request(base), redirect(location))).toThrow(
			expect.objectContaining({ failure: { kind: 'redirected', status: 307, redirectedTo } }),
		);
	});

	it('shortens the name of the other host', () => {
		const call = () => nextRequest(request(base), redirect(`https://${'b'.repeat(5_000)}.example`));
		expect(call).toThrow(
			expect.objectContaining({
				failure: expect.objectContaining({
					redirectedTo: expect.stringMatching(/^another host: b{253}$/),
				}),
			}),
		);
	});

	it.each([301, 302, 303])('follows status %d only for reads', (status) => {
		for (const method of ['GET', 'HEAD', undefined] as const) {
			const { url } = nextRequest(request(base, { method }), redirect('/x', status));
			expect(url).toBe('https://a.example/x');
		}
		const redirectedTo = 'another address on the same host';
		for (const method of ['POST', 'PUT', 'DELETE'] as const) {
			expect(() => nextRequest(request(base, { method }), redirect('/x', status))).toThrow(
				expect.objectContaining({ failure: { kind: 'redirected', status, redirectedTo } }),
			);
		}
	});

	it.each([307, 308])('follows status %d with any method', (status) => {
		const next = nextRequest(request(base, { method: 'POST' }), redirect('/x', status));
		expect(next).toMatchObject({ method: 'POST', url: 'https://a.example/x' });
	});
});
