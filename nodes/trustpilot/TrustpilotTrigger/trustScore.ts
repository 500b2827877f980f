import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { simplify } from '../../shared/engine/output';
import { Client } from '../../shared/http/client';
import { simplifiedBusinessUnit } from '../operations';
import { trustpilotWithOAuth } from '../triggers';

/** Where the last score is kept in the memory of the node. */
const KEY = 'trustScore';

/** Longest that the request waits; the next poll is the better retry. */
const MAX_WAIT_MS = 30_000;

/**
 * The business unit, if its TrustScore is another one than at the last poll; in a manual test as it
 * is. One request. The first poll, and one after a change of the account, only remember.
 */
export async function pollTrustScore(context: IPollFunctions): Promise<IDataObject[]> {
	const connection = await trustpilotWithOAuth.connect(context, {});
	const client = new Client(context, trustpilotWithOAuth, connection, { maxWaitMs: MAX_WAIT_MS });
	const account = encodeURIComponent(connection.account);
	const unit = await client.request({ method: 'GET', path: `/v1/business-units/${account}` });
	const record = simplify(unit, simplifiedBusinessUnit);
	if (context.getMode() === 'manual') return [{ ...record, event: 'trustScoreChanged' }];

	const state = context.getWorkflowStaticData('node');
	const before = state[KEY] as { account: string; score: number } | undefined;
	const score = Number(record.trustScore);
	state[KEY] = { account: connection.account, score };
	if (before?.account !== connection.account || before.score === score) return [];
	return [
		{
			...record,
			event: 'trustScoreChanged',
			changes: { trustScore: { from: before.score, to: score } },
		},
	];
}
