import type { IDataObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { ItemRun } from '../../catalog/run';
import { isObject } from '../../core/guards';
import { getPath } from '../../core/paths';
import { fillPath, splitRoute } from '../../core/routes';
import type { ApiRequest } from '../../http/apiRequest';
import type { Client } from '../../http/client';
import { readPage } from '../lists';
import { accountInPath, addAccount } from '../request';
import type { SetupOutcome, SetupProbe } from './types';

/** How many records of a list are compared with the known fields. */
const SAMPLE_ROWS = 10;

const NOT_SENT = {
	oAuth2: {
		what: 'Not checked: this request requires OAuth2',
		remedy: 'Choose OAuth2 under Authentication if you need this',
	},
	account: {
		what: 'Not checked: no account is chosen',
		remedy: 'Enter the ID of the account in the credential',
	},
};

/** Builds the request of a probe. Returns undefined if its path needs an account and there is none. */
function requestOf(run: ItemRun, { target, query }: SetupProbe): ApiRequest | undefined {
	const { connection, client, itemIndex } = run;
	const { route, constants, host, scope } = target;
	const [method, pattern] = splitRoute(route);
	const selector = target.account ?? client.api.account;
	const path = fillPath(pattern, accountInPath(selector, connection.account));
	if (path === undefined) return undefined;
	const parts = { query: { ...constants, ...query }, body: {} };
	addAccount(parts, selector, method, connection.account);
	target.adapt?.(parts, connection.version);
	return { method, path, query: parts.query, ...(host && { host }), scope, itemIndex };
}

/** Sends the request and returns the records of the response. */
async function readSample(
	client: Client,
	request: ApiRequest,
	{ list, record = '' }: SetupProbe['target'],
): Promise<IDataObject[]> {
	if (list) {
		const { rows } = await readPage(client, request, list, {
			offset: 0,
			page: 1,
			limit: SAMPLE_ROWS,
		});
		return rows.filter(isObject).slice(0, SAMPLE_ROWS);
	}
	const body = await client.request(request);
	const failure = client.reportedFailure(request, body);
	if (failure) throw failure;
	const found = getPath(body, record);
	return isObject(found) ? [found] : [];
}

/** Sends the request of a probe. A failure is part of the result, unless the execution was stopped. */
export async function sendProbe(
	run: ItemRun,
	client: Client,
	probe: SetupProbe,
): Promise<SetupOutcome> {
	const { authentication } = probe.target;
	if (authentication && run.read('authentication', run.itemIndex) !== authentication) {
		return { probe, rows: [], ms: 0, skipped: NOT_SENT.oAuth2 };
	}
	const request = requestOf(run, probe);
	if (!request) return { probe, rows: [], ms: 0, skipped: NOT_SENT.account };
	const startedAt = Date.now();
	const [sent] = await Promise.allSettled([readSample(client, request, probe.target)]);
	const ms = Date.now() - startedAt;
	if (sent.status === 'fulfilled') return { probe, rows: sent.value, ms };
	const error: unknown = sent.reason;
	const isResult =
		error instanceof NodeOperationError ||
		(error instanceof NodeApiError && error.context.kind !== 'canceled');
	return isResult ? { probe, rows: [], ms, error } : await Promise.reject(error as Error);
}
