import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Sandbox, World } from '../../../sandbox/server';
import { startSandbox } from '../../../sandbox/server';
import { createWorld } from '../../../sandbox/server/world';
import { createPoller, runNode, searchList } from '../../harness';
import { accessOf } from './apis';
import type { ActionNode, PollingNode } from './nodes';
import { startRecorder, type Exchange } from './recorder';
import type { Case, Form } from './types';

/** The sandbox data that all cases use. */
export const CASE_WORLD = { seed: 1, orders: 60, days: 60 } as const;
const NOW = Date.parse('2026-11-24T12:00:00.000Z');

/** A rate limit that no case reaches. */
const RATE_LIMIT = { max: 100_000, intervalMs: 10_000, daily: 100_000_000 };

/** Returns the records of the sandbox without starting a server. Cases use their IDs. */
export const caseWorld = (): World => createWorld(CASE_WORLD, {}, () => NOW);

/** The result of one run. */
export interface RunResult {
	items: INodeExecutionData[];
	exchanges: Exchange[];
	/** The error that the node threw. */
	error?: Error;
}

/** A form and its operation. */
type FormOf = Form & Pick<Case, 'resource' | 'operation'>;

/** Runs nodes in n8n-core against a sandbox and records the requests. */
export interface Testbed {
	/** The base URL for credentials: the URL of the recorder. */
	url: string;
	sandbox: Sandbox;
	/** Resets the sandbox and runs a case, with its own form or another one. */
	run(node: ActionNode, at: FormOf, form?: Form): Promise<RunResult>;
	/** Runs the search of a list in the form of a case. */
	search(node: ActionNode, method: string, at: FormOf): Promise<RunResult>;
	/** Activates a polling trigger and polls again. Default: version 1, with raw records. */
	poll(node: PollingNode, parameters: INodeParameters, typeVersion?: number): Promise<RunResult>;
	close(): Promise<void>;
}

/** Starts a testbed. The caller closes it. */
export async function startTestbed(): Promise<Testbed> {
	const sandbox = await startSandbox({ ...CASE_WORLD, rateLimit: RATE_LIMIT, now: () => NOW });
	const recorder = await startRecorder(sandbox.url);

	const record = async (act: () => Promise<INodeExecutionData[]>): Promise<RunResult> => {
		sandbox.control.reset();
		recorder.take();
		try {
			const items = await act();
			return { items, exchanges: recorder.take() };
		} catch (error) {
			return { items: [], exchanges: recorder.take(), error: error as Error };
		}
	};

	const testbed: Testbed = {
		url: recorder.url,
		sandbox,
		run: async ({ node, catalog }, { resource, operation, ...own }, form = own) =>
			await record(async () => {
				const credentials =
					form.credentials ?? own.credentials ?? accessOf(catalog.api.name).credentials;
				return await runNode({
					node,
					parameters: { resource, operation, ...form.parameters },
					credentials: credentials(testbed),
					items: form.items ?? own.items,
					settings: { timezone: 'UTC' },
				});
			}),
		search: async ({ node, catalog }, method, { resource, operation, parameters }) =>
			await record(async () => {
				const { search } = accessOf(catalog.api.name);
				const { results } = await searchList(
					{
						node,
						method,
						parameters: { resource, operation, ...parameters, ...search.parameters },
						credentials: search.credentials(testbed),
					},
					{ filter: 'a' },
				);
				return results.map(({ name, value }) => ({ json: { name, value } }));
			}),
		poll: async ({ node, catalog }, parameters, typeVersion = 1) =>
			await record(async () => {
				const credentials = accessOf(catalog.api.name).credentials(testbed);
				const poller = createPoller({ node, parameters, credentials, typeVersion });
				const items = [await poller.activate(), await poller.poll()];
				return items.flatMap((some) => some ?? []);
			}),
		async close() {
			await recorder.close();
			await sandbox.close();
		},
	};
	return testbed;
}
