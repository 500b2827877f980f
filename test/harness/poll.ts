import './environment';
import { PollContext } from 'n8n-core';
import { deepCopy, type IDataObject, type INodeExecutionData } from 'n8n-workflow';
import { createNodeSetup, nextSetupId, type NodeSetup, type NodeSetupOptions } from './nodeSetup';

/** A polling trigger in an active workflow. */
export interface PollerOptions extends NodeSetupOptions {
	/** What the database holds of an earlier life of the workflow: see `Poller.saved`. */
	saved?: IDataObject;
	/** How long one poll may take, in milliseconds; n8n's default is 5 minutes. `null`: an n8n without that function. */
	budgetMs?: number | null;
}

/**
 * A polling node with the memory that n8n gives it. Its static data lives as long as the activation, shared by all its
 * polls; n8n saves it at activation and when a poll emits, and at no other time.
 */
export interface Poller {
	/** The first poll, whose failure keeps the workflow from becoming active. */
	activate(): Promise<INodeExecutionData[] | null>;
	/** A scheduled poll. Not awaited, it overlaps the next. */
	poll(): Promise<INodeExecutionData[] | null>;
	/** Execute Step in the editor: a manual poll over the saved state, which it leaves alone. */
	sample(): Promise<INodeExecutionData[] | null>;
	/** The node's static data in memory. */
	readonly state: IDataObject;
	/** The node's static data in the database. */
	readonly saved: IDataObject;
	/** The poller after n8n was stopped or killed: it knows only what was saved. */
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

/** Puts a polling node into an active workflow. Nothing is requested before `activate` or `poll`. */
export const createPoller = (options: PollerOptions): Poller => {
	let saved = deepCopy(options.saved ?? {});
	const setupId = options.setupId ?? nextSetupId();
	const setup = createNodeSetup({ ...options, setupId }, saved);
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
