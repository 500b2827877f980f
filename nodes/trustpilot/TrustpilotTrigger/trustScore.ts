import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { isBlank, numberOf } from '../../shared/core/guards';
import { getPath } from '../../shared/core/paths';
import { shapeRecord } from '../../shared/engine/output';
import type { Output } from '../../shared/engine/output';
import { Client } from '../../shared/http/client';
import { OUTPUT_VERSION } from '../../shared/poll/form';
import { outputOf, warn } from '../../shared/poll/trigger';
import { simplifiedBusinessUnit } from '../operations';
import { trustpilotWithOAuth } from '../triggers';

/** The key of the last score in the static data of the node. */
const KEY = 'trustScore';

/** Maximum wait of the request. The next poll tries again. */
const MAX_WAIT_MS = 30_000;

/**
 * Returns the business unit if its TrustScore differs from that of the last poll. A manual test always
 * returns it. Sends one request. The first poll, and one after a change of the account, only stores the
 * score. A response without a score is ignored.
 */
export async function pollTrustScore(context: IPollFunctions): Promise<IDataObject[]> {
	const output = scoreOutputOf(context);
	const connection = await trustpilotWithOAuth.connect(context, {});
	const client = new Client(context, trustpilotWithOAuth, connection, { maxWaitMs: MAX_WAIT_MS });
	const account = encodeURIComponent(connection.account);
	const unit = await client.requestObject({ method: 'GET', path: `/v1/business-units/${account}` });
	const record = shapeRecord(unit, simplifiedBusinessUnit, output);
	if (context.getMode() === 'manual') return [{ ...record, event: 'trustScoreChanged' }];

	const state = context.getWorkflowStaticData('node');
	const before = state[KEY] as { account: string; score: number } | undefined;
	const score = scoreOf(getPath(unit, 'score.trustScore'));
	if (score === undefined) {
		warn(context, 'The business unit has no TrustScore');
		return [];
	}
	state[KEY] = { account: connection.account, score };
	const isComparable = before?.account === connection.account && Number.isFinite(before.score);
	if (!isComparable || before.score === score) return [];
	return [
		{
			...record,
			event: 'trustScoreChanged',
			changes: { trustScore: { from: before.score, to: score } },
		},
	];
}

/** Returns the output that the form selects. Version 1 never emits the raw business unit. */
function scoreOutputOf(context: IPollFunctions): Output {
	const output = outputOf(context);
	const isOld = context.getNode().typeVersion < OUTPUT_VERSION;
	return isOld && output.kind === 'raw' ? { kind: 'simplified' } : output;
}

function scoreOf(value: unknown): number | undefined {
	const score = isBlank(value) ? NaN : numberOf(value);
	return Number.isFinite(score) ? score : undefined;
}
