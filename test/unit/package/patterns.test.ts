// Without it, the checker starts a program for each pattern.
process.env.RECHECK_BACKEND = 'pure';

import { check } from 'recheck';
import { packageCredentials, packageNodes } from '../../harness/package';

/**
 * Patterns in the texts of the forms. n8n and the nodes build regular expressions from them and apply them to input
 * from users, items and AI agents. Lint checks the literals in the code.
 */
function patternsIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]) =>
		key === 'regex' && typeof part === 'string' ? [part] : patternsIn(part),
	);
}

const patterns = [
	...new Set(
		patternsIn([
			packageNodes().map(({ instance }) => instance.description),
			packageCredentials().map(({ instance }) => instance.properties),
		]),
	),
];

describe('patterns in forms', () => {
	it('exist in the forms', () => {
		expect(patterns.length).toBeGreaterThanOrEqual(5);
	});

	it.each(patterns)('%s takes linear time', async (pattern) => {
		expect(new RegExp(pattern)).toBeInstanceOf(RegExp);
		const { status } = await check(pattern, '', { timeout: 60_000 });
		expect(status).toBe('safe');
	});
});
