import type { INodeExecutionData } from 'n8n-workflow';
import type { Sandbox, World } from '../../../sandbox/server';
import { startSandbox } from '../../../sandbox/server';
import { createWorld } from '../../../sandbox/server/world';
import { runNode } from '../../harness';
import { APIS } from './apis';
import type { ActionNode } from './nodes';
import { startRecorder, type Exchange } from './recorder';
import type { Case, Form } from './types';

/** The one world that all cases speak of. */
const WORLD = { seed: 1, orders: 60, days: 60 } as const;
const NOW = Date.parse('2026-11-24T12:00:00.000Z');

/** Above what any run of all cases needs, so that nothing waits. */
const RATE_LIMIT = { max: 100_000, intervalMs: 10_000, daily: 100_000_000 };

/** The world's records, without a server: for naming them in cases. */
export const caseWorld = (): World => createWorld(WORLD, {}, () => NOW);

/** What one run of a form did. */
export interface Performance {
	items: INodeExecutionData[];
	exchanges: Exchange[];
	/** What the node threw. */
	error?: Error;
}

/** A sandbox behind a recorder, in which nodes run. */
export interface Stage {
	/** The recorder's address: what credentials name. */
	url: string;
	sandbox: Sandbox;
	/** Runs a form in n8n-core against a fresh world. */
	play(node: ActionNode, at: Case, form?: Form): Promise<Performance>;
	close(): Promise<void>;
}

/** Opens a stage; close it in the end. */
export async function openStage(): Promise<Stage> {
	const sandbox = await startSandbox({ ...WORLD, rateLimit: RATE_LIMIT, now: () => NOW });
	const recorder = await startRecorder(sandbox.url);
	const stage: Stage = {
		url: recorder.url,
		sandbox,
		async play({ node, catalog }, { resource, operation, ...own }, form = own) {
			sandbox.control.reset();
			recorder.take();
			const credentials = form.credentials ?? own.credentials ?? APIS[catalog.api.name].credentials;
			const performance: Performance = { items: [], exchanges: [] };
			try {
				performance.items = await runNode({
					node,
					parameters: { resource, operation, ...form.parameters },
					credentials: credentials(stage),
					settings: { timezone: 'UTC' },
				});
			} catch (error) {
				performance.error = error as Error;
			}
			return { ...performance, exchanges: recorder.take() };
		},
		async close() {
			await recorder.close();
			await sandbox.close();
		},
	};
	return stage;
}
