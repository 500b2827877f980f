import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { Transaction } from '../../../sandbox/ghl/types';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import type { RunOptions } from '../../harness/run';
import { runOrders, tokenCredential, UNLIMITED } from '../engine/support';

/** The sandbox of the current test. */
export let sandbox: Sandbox;

/** Starts the sandbox with some orders. */
export const open = async (orders: number): Promise<void> => {
	sandbox = await startSandbox({ orders, days: 90, rateLimit: UNLIMITED });
};
afterEach(async () => await sandbox.close());

/** Runs Summarize Revenue and returns its items. */
export const summarize = async (
	parameters: INodeParameters = {},
	rest: Partial<RunOptions> = {},
): Promise<IDataObject[]> => {
	const form = { resource: 'order', operation: 'summarizeRevenue', ...parameters };
	const output = await runOrders(tokenCredential(sandbox), form, {
		settings: { timezone: 'UTC' },
		...rest,
	});
	return output.map(({ json }) => json);
};

/** Returns all transactions of the main location. */
export const transactions = (): readonly Transaction[] =>
	sandbox.world.ghl.transactions.all(MAIN_LOCATION.id);

/** Changes one of the live transactions. */
export const change = (fields: object): { changed: Transaction; others: Transaction[] } => {
	const live = transactions().filter(({ liveMode, status }) => liveMode && status === 'succeeded');
	const [changed, ...others] = live;
	for (const one of transactions()) if (one.status !== 'succeeded') one.status = 'failed';
	Object.assign(changed, fields);
	return { changed, others };
};

/** Adds up amounts in cents. */
export const cents = (rows: Array<{ amount: number }>) =>
	rows.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0);
