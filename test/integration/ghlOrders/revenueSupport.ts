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

/** The decimals of currencies that have not 2. */
export const DECIMALS: Record<string, number> = { JPY: 0, KWD: 3 };

/** Adds other currencies, partial refunds, second payments, and failures. */
export function mix(): void {
	transactions().forEach((row, index) => {
		row.currency = ['USD', 'EUR', 'USD', 'JPY', 'KWD'][index % 5];
		const decimals = DECIMALS[row.currency] ?? 2;
		row.amount = Number((row.amount * 1.0137 + index / 1000).toFixed(decimals));
		if (row.status === 'refunded') row.amountRefunded = row.amount;
		if (index % 11 === 0) {
			row.status = 'partially_refunded';
			row.amountRefunded = Number((row.amount / 3).toFixed(decimals));
		}
		if (index % 13 === 0) row.status = 'failed';
		if (index % 7 === 0 && index > 0) row.entityId = transactions()[index - 1].entityId;
	});
}
