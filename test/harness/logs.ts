import './environment';
import { LoggerProxy, type Logger } from 'n8n-workflow';
import { inspect } from 'node:util';

/**
 * All lines that n8n-core or a node has logged since this file was loaded, at any level, with full metadata. Tests
 * search it for secrets. To clear it, set `logs.length = 0`.
 */
export const logs: string[] = [];

const record =
	(level: string) =>
	(message: string, metadata: object = {}): void => {
		logs.push(`${level} ${message} ${inspect(metadata, { depth: null, showHidden: true })}`);
	};

const recorder: Logger & { scoped: () => Logger } = {
	error: record('error'),
	warn: record('warn'),
	info: record('info'),
	debug: record('debug'),
	scoped: () => recorder,
};

/** Loads a dependency of n8n-core, in the copy that n8n-core itself uses. */
const ofCore = <T>(name: string): T =>
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	require(require.resolve(name, { paths: [require.resolve('n8n-core')] })) as T;

const { Container } = ofCore<{ Container: { set(type: unknown, instance: unknown): void } }>(
	'@n8n/di',
);
Container.set(ofCore<{ Logger: unknown }>('@n8n/backend-common').Logger, recorder);
LoggerProxy.init(recorder);
