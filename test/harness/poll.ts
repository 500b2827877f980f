import './environment';
import { PollContext } from 'n8n-core';
import { deepCopy, type IDataObject, type INodeExecutionData } from 'n8n-workflow';
import { createNodeSetup, nextSetupId, type NodeSetup, type NodeSetupOptions } from './nodeSetup';

/** A polling trigger in an active workflow. */
export interface PollerOptions extends NodeSetupOptions {
	/** The saved static data of an earlier activation: see `Poller.saved`. */
	saved?: IDataObject;
	/**
	 * Time limit of one poll, in milliseconds. n8n's default is 5 minutes. `null`: an n8n version without this
	 * function.
	 */
	budgetMs?: number | null;
}

/**
 * A polling node with n8n's static data. All polls of an activation share the data in memory. n8n saves it at
 * activation and when a poll emits, and at no other time.
 */
export interface Poller {
	/** Runs the first poll. If it fails, the workflow does not become active. */
	activate(): Promise<INodeExecutionData[] | null>;
	/** Runs a scheduled poll. If the caller does not await it, it overlaps the next. */
	poll(): Promise<INodeExecutionData[] | null>;
	/** Runs a manual poll, as Execute Step in the editor. It does not change the saved state. */
	sample(): Promise<INodeExecutionData[] | null>;
	/** The node's static data in memory. */
	readonly state: IDataObject;
	/** The node's static data in the database. */
	readonly saved: IDataObject;
	/** Returns the poller after n8n was stopped or killed, with the saved state only. */
	restarted(): Poller;
}

type Mode = 'trigger' | 'manual';

const contextFor = (
	setup: NodeSetup,
	mode: Mode,
	budgetMs: number | null | undefined,
): PollContext => {
	const context = new PollContext(
		setup.workflow,
		setup.node,
		setup.additionalData,
		mode,
		mode === 'manual' ? 'manual' : 'activate',
	);
	if (budgetMs === null) Object.assign(context, { getPollBudgetMs: undefined });
	else if (budgetMs !== undefined) Object.assign(context, { getPollBudgetMs: () => budgetMs });
	return context;
};

/**
 * Adds a polling node to an active workflow. It sends no request before `activate` or `poll`. Its default version is
 * 1, if the node has it. Its default output is the raw record.
 */
export const createPoller = (options: PollerOptions): Poller => {
	let saved = deepCopy(options.saved ?? {});
	const setupId = options.setupId ?? nextSetupId();
	const isOlder = [options.node.description.version].flat().includes(1);
	const typeVersion = isOlder ? 1 : undefined;
	const setup = createNodeSetup({ typeVersion, ...options, setupId }, saved);
	const context = contextFor(setup, 'trigger', options.budgetMs);
	const state = (): IDataObject => setup.workflow.getStaticData('node', setup.node);
	const save = (): void => {
		saved = deepCopy(state());
	};
	const run = async (within: PollContext): Promise<INodeExecutionData[] | null> =>
		(await options.node.poll?.call(within))?.[0] ?? null;
	const poll = async (): Promise<INodeExecutionData[] | null> => {
		const items = await run(context);
		if (items !== null) save();
		return items;
	};

	return {
		poll,
		async activate() {
			const items = await poll();
			save();
			return items;
		},
		sample: async () =>
			await run(contextFor(createNodeSetup(options, saved), 'manual', options.budgetMs)),
		get state() {
			return state();
		},
		get saved() {
			return deepCopy(saved);
		},
		restarted: () => createPoller({ ...options, saved, setupId }),
	};
};
