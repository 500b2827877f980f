import {
	encodeSegment,
	fillPath,
	splitRoute,
	staysBelow,
	withoutFinalSlashes,
} from '../../../nodes/shared/core/routes';

it('splits a route into its method and path', () => {
	expect(splitRoute('GET /payments/orders')).toEqual(['GET', '/payments/orders']);
});

it.each([
	['https://api.example.com//', 'https://api.example.com'],
	['/a/b', '/a/b'],
	['//', ''],
])('removes the final slashes of %s', (url, expected) => {
	expect(withoutFinalSlashes(url)).toBe(expected);
});

describe('a segment of a path', () => {
	it.each([
		['abc-1_2', 'abc-1_2'],
		[12, '12'],
		[' padded ', 'padded'],
		['a:b@c', 'a%3Ab%40c'],
		['größe', 'gr%C3%B6%C3%9Fe'],
		['v1.2', 'v1.2'],
		['...a', '...a'],
		['a.', 'a.'],
		['x'.repeat(500), 'x'.repeat(500)],
	])('encodes %j', (value, segment) => {
		expect(encodeSegment(value)).toBe(segment);
	});

	it.each([
		'',
		'  ',
		'.',
		'..',
		'...',
		'a/b',
		'../x',
		'a\\b',
		'a?b',
		'a#b',
		'%2e%2e',
		'a%2Fb',
		'a b',
		'a\u0000b',
		'a\u007fb',
		'\ud800',
		'x'.repeat(501),
		undefined,
		null,
		true,
		{},
		['a'],
		Number.NaN.toString() + '/',
	])('does not accept %j', (value) => {
		expect(encodeSegment(value)).toBeUndefined();
	});
});

describe('a path pattern', () => {
	it('inserts the values by name', () => {
		expect(fillPath('/a/{one}/b/{two}', { one: 1, two: 'x y'.replace(' ', '_') })).toBe(
			'/a/1/b/x_y',
		);
		expect(fillPath('/a', {})).toBe('/a');
	});

	it.each([
		[{}],
		[{ id: undefined }],
		[{ id: '' }],
		[{ id: '..' }],
		[Object.create({ id: 'inherited' }) as object],
	])('does not insert %j', (values) => {
		expect(fillPath('/a/{id}', values as Record<string, unknown>)).toBeUndefined();
	});

	it('does not read inherited names', () => {
		expect(fillPath('/a/{constructor}', {})).toBeUndefined();
	});
});

describe('a path that a user wrote', () => {
	const BASE = 'https://api.example.com/base';

	it.each([
		'/',
		'/payments/orders',
		'/contacts/',
		'/v1/größe',
		'/a/b%20c',
		'/a.b/..c/d..',
		'/tags/50%25',
		'/tags/50%25a',
		'/three/times%252520encoded',
		"/a/b:c@d!$&'()*+,=~_-",
	])('accepts %s', (path) => {
		expect(staysBelow(BASE, path)).toBe(true);
	});

	it.each([
		'',
		'payments',
		'payments/orders',
		'//evil.example/x',
		'/a//b',
		'/../admin',
		'/a/..',
		'/./a',
		'/%2e%2e/%2e%2e/admin',
		'/%2E%2e/admin',
		'/.%2e/admin',
		'/a/%2e%2e',
		'/%252e%252e/admin',
		'/%25252e%25252e/admin',
		'/a%2f..%2fadmin',
		'/a%2Fb',
		'/a%252Fb',
		'/%5c..%5cadmin',
		'/a%5Cb',
		'/a%255cb',
		'/..;/admin',
		'/a;b=c/d',
		'/..%3b/admin',
		'/a%00b',
		'/a%0d%0aHost:x',
		'/a%250a',
		'/a\u0000b',
		'/a\tb',
		'/a b',
		'/a?b=c',
		'/a#b',
		'/a\\b',
		'/%',
		'/%zz',
		'/%ff',
		'/%2525252525252e',
		'/four/times%25252520encoded',
	])('rejects %s', (path) => {
		expect(staysBelow(BASE, path)).toBe(false);
	});

	it('stays below a base URL with or without a path', () => {
		expect(staysBelow('https://api.example.com', '/x')).toBe(true);
		expect(staysBelow('https://api.example.com/', 'x')).toBe(false);
		expect(staysBelow('not a url', '/x')).toBe(true);
		expect(staysBelow('not a url', '/../x')).toBe(false);
	});

	it('stays below no base URL with a query', () => {
		expect(staysBelow('https://api.example.com/base?key=1', '/x')).toBe(false);
		expect(staysBelow('https://api.example.com/base/', '/x')).toBe(true);
	});

	it('does not reach another host whose name begins with the base URL', () => {
		expect(staysBelow('https://api.example.com', '@evil.example/x')).toBe(false);
		expect(staysBelow('https://api.example.com', '.evil.example/x')).toBe(false);
	});
});
