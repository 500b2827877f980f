import { createHash, createHmac, createPublicKey, timingSafeEqual, verify } from 'crypto';

/** Compares two secrets in constant time. An empty secret is never equal. */
export function equalSecrets(a: string, b: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return a !== '' && b !== '' && timingSafeEqual(digest(a), digest(b));
}

/** Returns whether a text is a public key in PEM format. */
export function isPublicKey(pem: string): boolean {
	try {
		createPublicKey(pem);
		return true;
	} catch {
		return false;
	}
}

/**
 * Returns whether a base64 signature of the bytes was created with the private key for this public key. The
 * type of the key determines the algorithm: Ed25519, or RSA with SHA-256 (PKCS #1 v1.5).
 */
export function isSignedBy(pem: string, raw: Buffer, signature: string): boolean {
	try {
		const key = createPublicKey(pem);
		const digest = key.asymmetricKeyType === 'ed25519' ? null : 'RSA-SHA256';
		return verify(digest, raw, key, Buffer.from(signature, 'base64'));
	} catch {
		return false;
	}
}

/** Returns the HMAC-SHA-256 of the parts, in hexadecimal. */
export function hmac(secret: string, ...parts: Array<string | Buffer>): string {
	const mac = createHmac('sha256', secret);
	for (const part of parts) mac.update(part);
	return mac.digest('hex');
}
