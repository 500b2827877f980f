import { readErrorText } from '../../../nodes/shared/http/errorText';
import { Secrets } from '../../../nodes/shared/http/secrets';

const nested = (depth: number, wrap: (inner: unknown) => unknown) =>
	Array.from({ length: depth }).reduce(wrap, 'x');

it.each<[string, () => unknown]>([
	['opening brackets', () => '<'.repeat(100_000)],
	['titles', () => '<title'.repeat(30_000)],
	['styles', () => '<style>'.repeat(30_000)],
	['closing styles', () => `<style>${'</style'.repeat(30_000)}`],
	['spaces', () => `${' '.repeat(200_000)}x`],
	['line breaks in JSON', () => `{${'\n'.repeat(200_000)}`],
	['a long message', () => ({ message: 'insufficient '.repeat(100_000) })],
	['deep lists', () => nested(50_000, (inner) => [inner])],
	['deep errors', () => nested(50_000, (error) => ({ error }))],
	['deep details', () => nested(50_000, (errors) => ({ errors }))],
	['many errors', () => ({ errors: Array.from({ length: 200_000 }, () => ({ field: 'x' })) })],
	[
		'many fields',
		() => Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [`f${i}`, i])),
	],
])('reads a large body quickly and in one bounded line: %s', (_name, create) => {
	const body = create();
	const start = process.cpuUsage();
	const { text } = readErrorText(body, new Secrets(['secret-token-0123456789']));
	expect(process.cpuUsage(start).user / 1000).toBeLessThan(500);
	expect(text.length).toBeLessThanOrEqual(400);
});
