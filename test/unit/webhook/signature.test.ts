import { createHmac, generateKeyPairSync, sign } from 'node:crypto';

import {
	equalSecrets,
	hmac,
	isPublicKey,
	isSignedBy,
} from '../../../nodes/shared/webhook/signature';

const BODY = Buffer.from('{"id":1}');
const pem = { type: 'spki', format: 'pem' } as const;
const ed25519 = generateKeyPairSync('ed25519');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEYS = [
	['Ed25519', ed25519, null],
	['RSA', rsa, 'RSA-SHA256'],
] as const;

describe('equalSecrets', () => {
	it.each([
		['secret', 'secret', true],
		['secret', 'Secret', false],
		['secret', 'secret ', false],
		['', '', false],
		['secret', '', false],
		['', 'secret', false],
	])('%j and %j: %s', (a, b, expected) => {
		expect(equalSecrets(a, b)).toBe(expected);
	});
});

describe('a signature', () => {
	it.each(KEYS)(
		'of %s is valid for its body and its key only',
		(_name, { publicKey, privateKey }, digest) => {
			const key = publicKey.export(pem).toString();
			const signature = sign(digest, BODY, privateKey).toString('base64');
			expect(isPublicKey(key)).toBe(true);
			expect(isSignedBy(key, BODY, signature)).toBe(true);
			expect(isSignedBy(key, Buffer.from('{"id":2}'), signature)).toBe(false);
			expect(isSignedBy(key, BODY, '')).toBe(false);
			expect(isSignedBy(key, BODY, 'not base64')).toBe(false);
		},
	);

	it('is not valid for the key of another algorithm', () => {
		const signature = sign(null, BODY, ed25519.privateKey).toString('base64');
		expect(isSignedBy(rsa.publicKey.export(pem).toString(), BODY, signature)).toBe(false);
	});

	it.each(['', 'no key', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'])(
		'is not valid for %j, which is no key',
		(text) => {
			expect(isPublicKey(text)).toBe(false);
			expect(isSignedBy(text, BODY, 'AAAA')).toBe(false);
		},
	);
});

test('hmac covers all parts in their order', () => {
	const expected = createHmac('sha256', 'secret').update('ab').digest('hex');
	expect(hmac('secret', 'a', Buffer.from('b'))).toBe(expected);
	expect(hmac('secret', 'b', 'a')).not.toBe(expected);
	expect(hmac('other', 'a', 'b')).not.toBe(expected);
});
