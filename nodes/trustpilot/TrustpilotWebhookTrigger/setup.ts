import type { IDataObject, IHookFunctions, IWebhookDescription } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { textOf } from '../../shared/core/guards';
import { Client } from '../../shared/http/client';
import { WEBHOOKS } from '../../shared/webhook/delivery';
import { trustpilotWithOAuth } from '../triggers';

/** Characters that need no encoding in a URL, and a length that is hard to guess. */
const URL_SECRET = /^[\w-]{16,200}$/;

/** The option in an expression of n8n. */
const SECRET = 'String(($parameter["options"] || {})["urlSecret"] || "")';

/**
 * The webhook of the node. Its URL contains an ID that n8n creates for each node, and the URL Secret if there
 * is one. n8n rejects every other URL. Other characters could make n8n read the path as a pattern.
 */
export const WEBHOOKS_WITH_SECRET: IWebhookDescription[] = WEBHOOKS.map((webhook) => ({
	...webhook,
	path: `={{ (${SECRET} ? "webhook/" : "webhook") + ${SECRET}.replace(/[^A-Za-z0-9_-]/g, "") }}`,
}));

/** How n8n activates a workflow when it starts. A temporary failure must not prevent this. */
const AT_START = ['init', 'leadershipChange'];

/** Throws if the URL Secret is weak or the credential cannot read reviews. */
export async function checkTrustpilotSetup(context: IHookFunctions): Promise<void> {
	const { urlSecret } = context.getNodeParameter('options', {}) as IDataObject;
	const secret = textOf(urlSecret);
	if (secret !== '' && !URL_SECRET.test(secret)) {
		throw new NodeOperationError(context.getNode(), 'The URL secret is not valid', {
			description:
				'Use at least 16 characters: letters, digits, hyphens, and underscores. A long random text is best.',
		});
	}
	const connection = await trustpilotWithOAuth.connect(context, {});
	if (AT_START.includes(context.getActivationMode())) return;
	const client = new Client(context, trustpilotWithOAuth, connection);
	const path = `/v1/private/business-units/${connection.account}/reviews`;
	await client.request({ method: 'GET', path, query: { perPage: 1 } });
}
