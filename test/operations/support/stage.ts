import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Sandbox, World } from '../../../sandbox/server';
import { startSandbox } from '../../../sandbox/server';
import { createWorld } from '../../../sandbox/server/world';
import { createPoller, runNode, searchList } from '../../harness';
import { APIS } from './apis';
import type { ActionNode, PollingNode } from './nodes';
import { startRecorder, type Exchange } from './recorder';
import type { Case, Form } from './types';

/** The one world that all cases speak of. */
export const CASE_WORLD = { seed: 1, orders: 60, days: 60 } as const;
const NOW = Date.parse('2026-11-24T12:00:00.000Z');

/** Above what any run of all cases needs, so that nothing waits. */
const RATE_LIMIT = { max: 100_000, intervalMs: 10_000, daily: 100_000_000 };

/** The world's records, without a server: for naming them in cases. */
export const caseWorld = (): World => createWorld(CASE_WORLD, {}, () => NOW);

/** What one run of a form did. */
export interface Performance {
	items: INodeExecutionData[];
	exchanges: Exchange[];
	/** What the node threw. */
	error?: Error;
}

/** A form, and which operation it belongs to. */
type FormOf = Form & Pick<Case, 'resource' | 'operation'>;

/** A sandbox behind a recorder, in which nodes run. */
export interface Stage {
	/** The recorder's address: what credentials name. */
	url: string;
	sandbox: Sandbox;
	/** Runs a form in n8n-core against a fresh world: a case's own, unless another is given. */
	play(node: ActionNode, at: FormOf, form?: Form): Promise<Performance>;
	/** Opens the searchable list behind a field of a case's form, with something typed into it. */
	search(node: ActionNode, method: string, at: FormOf): Promise<Performance>;
	/** Activates a polling trigger, and polls once more. */
	poll(node: PollingNode, parameters: INodeParameters): Promise<Performance>;
	close(): Promise<void>;
}

/** Opens a stage; close it in the end. */
export async function openStage(): Promise<Stage> {
	const sandbox = await startSandbox({ ...CASE_WORLD, rateLimit: RATE_LIMIT, now: () => NOW });
	const recorder = await startRecorder(sandbox.url);

	const perform = async (act: () => Promise<INodeExecutionData[]>): Promise<Performance> => {
		sandbox.control.reset();
		recorder.take();
		try {
			const items = await act();
			return { items, exchanges: recorder.take() };
		} catch (error) {
			return { items: [], exchanges: recorder.take(), error: error as Error };
		}
	};

	const stage: Stage = {
		url: recorder.url,
		sandbox,
		play: async ({ node, catalog }, { resource, operation, ...own }, form = own) =>
			await perform(async () => {
				const credentials =
					form.credentials ?? own.credentials ?? APIS[catalog.api.name].credentials;
				return await runNode({
					node,
					parameters: { resource, operation, ...form.parameters },
					credentials: credentials(stage),
					settings: { timezone: 'UTC' },
				});
			}),
		search: async ({ node, catalog }, method, { resource, operation, parameters }) =>
			await perform(async () => {
				const { search } = APIS[catalog.api.name];
				const { results } = await searchList(
					{
						node,
						method,
						parameters: { resource, operation, ...parameters, ...search.parameters },
						credentials: search.credentials(stage),
					},
					{ filter: 'a' },
				);
				return results.map(({ name, value }) => ({ json: { name, value } }));
			}),
		poll: async ({ node, catalog }, parameters) =>
			await perform(async () => {
				const credentials = APIS[catalog.api.name].credentials(stage);
				const poller = createPoller({ node, parameters, credentials });
				const items = [await poller.activate(), await poller.poll()];
				return items.flatMap((some) => some ?? []);
			}),
		async close() {
			await recorder.close();
			await sandbox.close();
		},
	};
	return stage;
}
