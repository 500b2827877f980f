import type { IDataObject } from 'n8n-workflow';

import { textOf } from '../../shared/core/guards';
import { buildRequest } from '../../shared/engine/request';
import type { ItemRun } from '../../shared/catalog/run';
import type { Client } from '../../shared/http/client';

/** Creates a conversation and returns its ID. */
async function createConversation(client: Client, path: string, itemIndex: number) {
	const request = { method: 'POST', path, itemIndex } as const;
	const created = await client.requestObject(request);
	const id = textOf(created.conversationId);
	if (id === '') throw client.wrongShape(request, "'conversationId'", created);
	return id;
}

/** Replies to a product review in one operation: starts a conversation if there is none, then adds a comment. */
export async function replyToProductReview(run: ItemRun): Promise<IDataObject> {
	const { client, itemIndex, read } = run;
	const { path: createPath, body } = buildRequest(run);
	const review = await client.requestObject({
		method: 'GET',
		path: createPath.replace(/\/create-conversation$/, ''),
		itemIndex,
	});
	const conversationId =
		textOf(review.conversationId) || (await createConversation(client, createPath, itemIndex));
	const conversation = `/v1/private/conversations/${encodeURIComponent(conversationId)}`;
	const comment = await client.requestObject({
		method: 'POST',
		path: `${conversation}/comments`,
		body,
		itemIndex,
	});
	const { publish } = (read('additionalFields', itemIndex, {}) ?? {}) as IDataObject;
	if (publish === true) {
		const path = `${conversation}/state`;
		const state = { state: 'public' };
		await client.requestObject({ method: 'POST', path, body: state, repeatable: true, itemIndex });
	}
	return { reviewId: review.id, conversationId, ...comment };
}
