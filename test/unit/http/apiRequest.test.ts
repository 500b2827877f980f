import type { Connection } from '../../../nodes/shared/http/api';
import {
	baseUrlOf,
	isRepeatable,
	newRetries,
	toHttpOptions,
	type ApiRequest,
} from '../../../nodes/shared/http/apiRequest';

const connection = {
	baseUrl: 'https://api.example.com',
	hosts: { files: 'https://files.example.com' },
} as unknown as Connection;
const GET: ApiRequest = { method: 'GET', path: '/orders' };

describe('toHttpOptions', () => {
	it('contains nothing that the request does not need', () => {
		expect(toHttpOptions({ ...GET, query: {} }, connection, 5_000)).toEqual({
			method: 'GET',
			url: 'https://api.example.com/orders',
			headers: {},
			json: true,
			arrayFormat: 'repeat',
			timeout: 5_000,
		});
	});

	it('contains query, body, headers and another host', () => {
		const request: ApiRequest = {
			...{ method: 'POST', path: '/files', host: 'files', query: { page: 0 } },
			...{ body: { name: 'a' }, headers: { version: '1' }, isFile: true },
		};
		expect(toHttpOptions(request, connection, 1)).toMatchObject({
			url: 'https://files.example.com/files',
			qs: { page: 0 },
			body: { name: 'a' },
			headers: { version: '1' },
			json: false,
		});
	});

	it('sends JSON text unchanged, with its content type', () => {
		const request: ApiRequest = { ...GET, method: 'POST', body: {}, bodyText: '{}' };
		expect(toHttpOptions(request, connection, 1)).toMatchObject({
			body: '{}',
			headers: { 'content-type': 'application/json' },
		});
	});

	it('has no URL for a host that the connection does not have', () => {
		expect(
			baseUrlOf({ ...GET, host: 'files' }, { ...connection, hosts: undefined }),
		).toBeUndefined();
	});
});

test.each([
	['GET', undefined, true],
	['HEAD', undefined, true],
	['PUT', undefined, true],
	['DELETE', undefined, true],
	['POST', undefined, false],
	['PATCH', undefined, false],
	['POST', true, true],
	['GET', false, false],
] as const)('%s with repeatable: %s is repeatable: %s', (method, repeatable, expected) => {
	const request = { ...GET, method, repeatable };
	expect(isRepeatable(request)).toBe(expected);
	expect(newRetries(request, 300_000)).toMatchObject({
		...{ repeatable: expected, failures: {}, attempts: 0, elapsedMs: 0, maxWaitMs: 300_000 },
		refreshed: false,
	});
});
