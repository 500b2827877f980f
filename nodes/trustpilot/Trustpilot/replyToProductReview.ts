import type { IDataObject } from 'n8n-workflow';

import { buildRequest } from '../../shared/engine/request';
import type { ItemRun } from '../../shared/catalog/run';

/** Replies to a product review in one operation: starts a conversation if there is none, then adds a comment. */
export async function replyToProductReview(run: ItemRun): Promise<IDataObject> {
	const { client, itemIndex, read } = run;
	const { path: createPath, body } = buildRequest(run.operation, run);
	const review = await client.request({
		method: 'GET',
		path: createPath.replace(/\/create-conversation$/, ''),
		itemIndex,
	});
	const conversationId =
		review.conversationId ??
		(await client.request({ method: 'POST', path: createPath, itemIndex })).conversationId;
	const conversation = `/v1/private/conversations/${encodeURIComponent(String(conversationId))}`;
	const comment = await client.request({
		method: 'POST',
		path: `${conversation}/comments`,
		body,
		itemIndex,
	});
	const { publish } = (read('additionalFields', itemIndex, {}) ?? {}) as IDataObject;
	if (publish === true) {
		const path = `${conversation}/state`;
		const state = { state: 'public' };
		await client.request({ method: 'POST', path, body: state, repeatable: true, itemIndex });
	}
	return { reviewId: review.id, conversationId, ...comment };
}
