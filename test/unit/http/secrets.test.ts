import { oauthSecrets, Secrets } from '../../../nodes/shared/http/secrets';

const SECRET = 'a/b+c=%secret&<"token">';

describe('Secrets', () => {
	it.each([
		['as it is', SECRET],
		['in a URL', encodeURIComponent(SECRET)],
		[
			'in a URL with lower-case escapes',
			encodeURIComponent(SECRET).replace(/%../g, (code) => code.toLowerCase()),
		],
		['in a form', new URLSearchParams([['', SECRET]]).toString().slice(1)],
		['in JSON', JSON.stringify(SECRET).slice(1, -1)],
		['in HTML', 'a/b+c=%secret&amp;&lt;&quot;token&quot;&gt;'],
		['in Base64', Buffer.from(SECRET).toString('base64')],
		['in Base64 without padding', Buffer.from(SECRET).toString('base64').replaceAll('=', '')],
		['in URL-safe Base64', Buffer.from(SECRET).toString('base64url')],
	])('masks a secret %s', (_form, text) => {
		expect(new Secrets([SECRET]).mask(`x ${text} y ${text}`)).toBe('x *** y ***');
	});

	const KEY = `k~e!y'(1)*+&"<x>é`;
	it.each([
		['in a form', new URLSearchParams([['', KEY]]).toString().slice(1)],
		['encoded twice for a URL', encodeURIComponent(encodeURIComponent(KEY))],
		['in HTML of Python', 'k~e!y&#x27;(1)*+&amp;&quot;&lt;x&gt;é'],
		['in HTML of Go', 'k~e!y&#39;(1)*+&amp;&#34;&lt;x&gt;é'],
		['in HTML of PHP', 'k~e!y&#039;(1)*+&amp;&quot;&lt;x&gt;é'],
		['in HTML of JavaScript', 'k~e!y&#39;(1)*+&amp;&quot;&lt;x&gt;é'],
		['in XML', 'k~e!y&apos;(1)*+&amp;&quot;&lt;x&gt;é'],
	])('masks a key with special characters %s', (_form, text) => {
		expect(new Secrets([KEY]).mask(`x ${text} y`)).toBe('x *** y');
	});

	it('does not mask short texts, and ignores values that are not text', () => {
		expect(new Secrets(['', 'abc', undefined, null, 7]).mask('abc 7')).toBe('abc 7');
	});

	it('masks the longer of two secrets that overlap', () => {
		expect(new Secrets(['token', 'token-of-location']).mask('token-of-location')).toBe('***');
	});

	it.each([
		['token 0123456789abcdefghij is invalid', 'token *** is invalid'],
		['0123456789abcdefghijklmno', '***'],
		['0123456789abcdefghiXY', '0123456789abcdefghiXY'],
		['a 0123456789abcdefghij b 0123456789abcdefghijk c', 'a *** b *** c'],
	])('masks a secret that the server cut: %s', (text, expected) => {
		const secrets = new Secrets(['0123456789abcdefghijklmnopqrstuvwxyzABCD', 'short-secret']);
		expect(secrets.mask(text)).toBe(expected);
		expect(secrets.mask('short-')).toBe('short-');
	});

	it('accepts more secrets later', () => {
		const secrets = new Secrets(['first']);
		secrets.add('second', 'first');
		expect(secrets.mask('first second')).toBe('*** ***');
	});

	it('masks a secret that is not valid Unicode', () => {
		expect(new Secrets(['key\ud800key']).mask('key\ud800key')).toBe('***');
	});

	it.each([3, 5, 6, 10, 22, 23])(
		'shows no part of a secret that is cut after %d characters',
		(cut) => {
			const secret = 'sk_0123456789abcdefghij';
			const clipped = new Secrets([secret]).clip(`${'x'.repeat(50)}${secret} more`, 50 + cut);
			expect(clipped).not.toMatch(/sk_0/);
		},
	);

	it('shortens a text without secrets to the maximum length', () => {
		expect(new Secrets(['secret']).clip('abcdefgh', 5)).toBe('abcde');
		expect(new Secrets([]).clip('abcdefgh', 5)).toBe('abcde');
	});

	it('reads tokens that were stored later, and ignores a deleted credential', async () => {
		const stored = { clientId: 'id', clientSecret: 'client-secret', oauthTokenData: {} as object };
		const getCredentials = jest.fn(async () => stored as never);
		const secrets = oauthSecrets({ getCredentials } as never, 'type', stored as never);
		stored.oauthTokenData = { access_token: 'access-2', refresh_token: 'refresh-2' };
		await secrets.update();
		const basic = Buffer.from('id:client-secret').toString('base64');
		expect(secrets.mask(`access-2 refresh-2 ${basic}`)).toBe('*** *** ***');
		getCredentials.mockRejectedValue(new Error('deleted'));
		await expect(secrets.update()).resolves.toBeUndefined();
	});
});

describe('the limits of Secrets', () => {
	const LONG = 'abcdefghijklmnopqrstuvwxyz';

	it('masks secrets of four characters, and no shorter ones', () => {
		const secrets = new Secrets(['four', 'key']);
		expect(secrets.mask('four key')).toBe('*** key');
	});

	it('masks the first half of secrets of 20 characters, and not of shorter ones', () => {
		expect(new Secrets([LONG.slice(0, 20)]).mask('x abcdefghij')).toBe('x ***');
		expect(new Secrets([LONG.slice(0, 19)]).mask('x abcdefghij')).toBe('x abcdefghij');
	});

	it('masks a space as a plus sign, and base64 without padding', () => {
		expect(new Secrets(['pass word!']).mask('q=pass+word!')).toBe('q=***');
		// This text contains a slash in base64, and an underscore in base64url.
		const secret = 'ÿÿ?key';
		const base64 = Buffer.from(secret).toString('base64');
		expect(base64).toMatch(/\/.*=$/);
		expect(new Secrets([secret]).mask(`Basic ${base64.replaceAll('=', '')}`)).toBe('Basic ***');
	});

	it('removes the start of a secret only from a text that it cuts', () => {
		const secrets = new Secrets([LONG]);
		expect(secrets.clip('x abcde', 7)).toBe('x abcde');
		expect(secrets.clip(`x ${LONG}`, 7)).toBe('x ');
		expect(secrets.clip(`x ${LONG}`, 6)).toBe('x ');
		expect(secrets.clip(`x ${LONG}`, 5)).toBe('x abc');
		expect(secrets.clip('x four', 6)).toBe('x four');
	});
});
