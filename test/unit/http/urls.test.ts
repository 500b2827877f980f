import type { INode } from 'n8n-workflow';

import { hostOf, readBaseUrl } from '../../../nodes/shared/http/urls';

const node = { id: 'n', name: 'Example', type: 'example', typeVersion: 1 } as INode;
const errorOf = (value: unknown, label?: string) => {
	try {
		return readBaseUrl(node, value, label);
	} catch (error) {
		const { message, description } = error as Error & { description: string };
		return `${message}. ${description}`;
	}
};
const REMEDY = 'Open the credential and enter the full URL, including https://.';

describe('readBaseUrl', () => {
	it.each([
		['https://api.example.com', 'https://api.example.com'],
		['https://api.example.com/v1//', 'https://api.example.com/v1'],
		['HTTP://127.0.0.1:4010/', 'HTTP://127.0.0.1:4010'],
	])('reads %s', (value, url) => {
		expect(readBaseUrl(node, value)).toBe(url);
	});

	it.each([
		'sk_live_0123456789',
		'ftp://api.example.com',
		'https://',
		'https:///path',
		'x https://a.example',
		'https://a b',
	])('rejects %j, and does not show it', (value) => {
		expect(errorOf(value)).toBe(`The base URL in the credential is not a valid URL. ${REMEDY}`);
	});

	it.each(['', undefined, '/'])('names an empty value: %j', (value) => {
		expect(errorOf(value, 'token URL')).toBe(`The token URL in the credential is empty. ${REMEDY}`);
	});
});

test.each([
	['https://user:password@api.example.com:8443/path?key=1', 'api.example.com:8443'],
	['not a URL', 'not a URL'],
])('the host of %s is %s', (url, host) => {
	expect(hostOf(url)).toBe(host);
});
