import manifest from './package.json';

/** The n8n versions that the package is tested with. `npm run test:versions` tests all of them. */
export const N8N_VERSIONS = {
	/** The last 1.x version, which is the oldest one that the package supports. */
	oldest: '1.123.81',
	/** The last 2.0.x version. */
	firstOf2: '2.0.3',
	/** A version between 2.0 and the newest one. */
	middle: '2.20.12',
	/** The newest version in which all end-to-end tests ran. `npm start` uses it. */
	newest: manifest.dependencies.n8n,
} as const;

/**
 * The versions of the end-to-end tests. Most files run only with the first one. `E2E_N8N` sets another version for all
 * files.
 */
export const E2E_VERSIONS: readonly string[] = process.env.E2E_N8N
	? [process.env.E2E_N8N]
	: [N8N_VERSIONS.newest, N8N_VERSIONS.oldest];
