import { TrustpilotTrigger } from '../../../nodes/trustpilot/TrustpilotTrigger/TrustpilotTrigger.node';
import { TrustpilotWebhookTrigger } from '../../../nodes/trustpilot/TrustpilotWebhookTrigger/TrustpilotWebhookTrigger.node';
import type { ServiceReview } from '../../../sandbox/trustpilot/types';
import { createPoller, createWebhookNode } from '../../harness';
import { inVirtualTime } from '../../harness/virtualTime';
import { logs } from '../../harness/logs';
import { nextSetupId } from '../../harness/nodeSetup';
import { oauthCredential, errorOf } from './support';
import {
	bodyOf,
	EVERY_EVENT,
	eventFor,
	eventOf,
	eventsOf,
	jsonOf,
	nodeFor,
	reads,
	reviews,
	sandbox,
	UNKNOWN_ID,
} from './webhookSupport';

describe('Trustpilot Webhook Trigger', () => {
	it('reads the review with email address and order number, and emits a delivery once', async () => {
		const node = nodeFor();
		const [review] = reviews();
		const body = bodyOf(eventFor('service-review-created', review));
		expect(body).not.toContain('@');
		const { items } = await node.call({ body });
		expect(jsonOf(items)).toMatchObject([
			{
				event: 'serviceReviewCreated',
				id: review.id,
				referenceId: review.referenceId,
				referralEmail: review.referralEmail,
				verified: true,
			},
		]);
		expect((await node.call({ body })).items).toBeNull();
	});

	it('emits an edit back to an earlier text', async () => {
		const node = nodeFor();
		const [review] = reviews();
		const edit = async (stars: number, at: string) => {
			sandbox.control.trustpilot.updateReview(review.id, { stars, updatedAt: at });
			const { items } = await node.call({
				body: bodyOf(eventFor('service-review-updated', review)),
			});
			return jsonOf(items).map((json) => json.stars);
		};
		expect(await edit(4, '2026-11-20T10:00:00Z')).toEqual([4]);
		expect(await edit(5, '2026-11-20T10:05:00Z')).toEqual([5]);
		expect(await edit(4, '2026-11-20T10:10:00Z')).toEqual([4]);
		expect(await edit(4, '2026-11-20T10:10:00Z')).toEqual([]);
	});

	it('deduplicates events with the polling trigger of its workflow', async () => {
		const setupId = nextSetupId();
		const setup = { setupId, credentials: oauthCredential(sandbox, 'user') };
		const events = ['serviceReviewCreated'];
		const parameters = { events, options: { skipReceived: true } };
		const poller = createPoller({ ...setup, node: new TrustpilotTrigger(), parameters });
		await poller.activate();
		const webhook = createWebhookNode({
			...{ ...setup, node: new TrustpilotWebhookTrigger(), parameters: { events } },
		});
		const receive = async (review: ServiceReview) =>
			(await webhook.call({ body: bodyOf(eventFor('service-review-created', review)) })).items;
		const [first, second] = [4, 5].map((stars) => sandbox.control.trustpilot.postReview({ stars }));
		expect(await receive(first)).toHaveLength(1);
		const polled = jsonOf(await poller.poll()).map(({ event, id }) => [event, id]);
		expect(polled).toEqual([['serviceReviewCreated', second.id]]);
		expect(await receive(second)).toBeNull();
	});

	it('ignores events that are not selected, without a read', async () => {
		const body = bodyOf(eventFor('service-review-updated', reviews()[0]));
		const response = await nodeFor(['serviceReviewCreated']).call({ body });
		expect(response).toMatchObject({
			items: null,
			webhookResponse: { ignored: expect.any(String) },
		});
		expect(reads()).toEqual([]);
	});
});

describe('a deleted or malformed record in a delivery', () => {
	it.each(['service-review-created', 'service-review-updated'])(
		'is skipped if it is a review of %s that no longer exists. The rest is emitted',
		async (eventName) => {
			const [first, second, third] = reviews();
			const body = bodyOf(...[first, second, third].map((review) => eventFor(eventName, review)));
			for (const { id } of [first, second, third]) {
				sandbox.control.trustpilot.updateReview(id, { updatedAt: new Date().toISOString() });
			}
			sandbox.control.trustpilot.deleteReview(second.id);
			const { items, sent } = await nodeFor().call({ body });
			expect(jsonOf(items).map(({ id }) => id)).toEqual([first.id, third.id]);
			expect(sent.status ?? 200).toBe(200);
			expect(logs.join('\n')).toContain(second.id);
		},
	);

	it('causes a 200 response if the only review is missing, as in the sample event of the Test button', async () => {
		for (const eventName of ['service-review-created', 'product-review-updated']) {
			const response = await nodeFor().call({
				body: bodyOf(eventOf(eventName, { id: UNKNOWN_ID })),
			});
			expect(response.items).toBeNull();
			expect(response.webhookResponse).toEqual({ ignored: expect.any(String) });
		}
	});

	it.each<[string, unknown]>([
		['null', null],
		['a number', 7],
		['a text', 'service-review-created'],
		['a list', [{}]],
		['an event without data', { eventName: 'service-review-created' }],
		['data that is null', { eventName: 'service-review-created', eventData: null }],
		['data that is a list', { eventName: 'service-review-created', eventData: [1] }],
		['an ID that is a path', eventOf('service-review-created', { id: '../business-units/1' })],
		['an ID that is an object', eventOf('service-review-created', { id: { toString: 1 } })],
		['a name that is an object', eventOf({ toString: 1 } as never, { id: UNKNOWN_ID })],
		['a name of the prototype', eventOf('constructor', { id: UNKNOWN_ID })],
	])('is skipped if it is %s. The rest is emitted', async (_name, malformed) => {
		const body = bodyOf(malformed, eventFor('service-review-created', reviews()[0]));
		const { items } = await nodeFor().call({ body });
		expect(jsonOf(items).map(({ id }) => id)).toEqual([reviews()[0].id]);
		const single = await nodeFor().call({ body: bodyOf(malformed) });
		expect(single.items).toBeNull();
		expect(single.sent.status ?? 200).toBeLessThan(500);
	});

	it.each([
		'{}',
		'[]',
		'null',
		'7',
		'"events"',
		'{"events":{"0":{}}}',
		'{"events":"all"}',
		'x',
		'',
	])('causes a 400 response in JSON for %p', async (body) => {
		const headers = { 'Content-Type': 'text/plain' };
		for (const request of body === 'x' ? [{ body, headers }] : [{ body }, { body, headers }]) {
			const { items, sent } = await nodeFor().call(request);
			expect(items).toBeNull();
			expect(sent).toEqual({ status: 400, body: { message: expect.any(String) } });
		}
	});
});

describe('a Trustpilot failure during a delivery', () => {
	it('emits the readable events, returns 503 so that Trustpilot retries the others, and emits no duplicates', async () => {
		const node = nodeFor();
		const [first, second] = reviews();
		const body = bodyOf(...[first, second].map((one) => eventFor('service-review-created', one)));
		sandbox.faults.add({
			effect: { kind: 'status', status: 500 },
			path: `/trustpilot/v1/private/reviews/${second.id}`,
		});
		const { result: failed } = await inVirtualTime(async () => await node.call({ body }));
		expect(eventsOf(failed.items)).toEqual([['serviceReviewCreated', first.id, true]]);
		expect(failed.sent).toEqual({ status: 503, body: { message: expect.any(String) } });
		expect(logs.join('\n')).toContain(second.id);
		sandbox.faults.clear();
		const retried = await node.call({ body });
		expect(eventsOf(retried.items)).toEqual([['serviceReviewCreated', second.id, true]]);
		expect(retried.sent.status ?? 200).toBe(200);
	});

	it('causes a 503 response with one sentence if the credential is rejected, and logs the reason', async () => {
		const credentials = oauthCredential(sandbox, 'user');
		sandbox.faults.add({ effect: { kind: 'status', status: 403 }, path: '/trustpilot/v1/private' });
		const body = bodyOf(eventFor('service-review-created', reviews()[0]));
		const { items, sent } = await nodeFor(EVERY_EVENT, {}, credentials).call({ body });
		expect(items).toBeNull();
		expect(sent).toEqual({ status: 503, body: { message: expect.any(String) } });
		expect(JSON.stringify(sent)).not.toMatch(/ at |stack|Bearer/);
		expect(logs.join('\n')).toMatch(/error|warn/);
	});

	it('causes a 503 response if the credential is incomplete, which the activation reports', async () => {
		const credentials = oauthCredential(sandbox, 'user', { businessUnitId: '' });
		const node = nodeFor(EVERY_EVENT, {}, credentials);
		const { sent } = await node.call({
			body: bodyOf(eventFor('service-review-created', reviews()[0])),
		});
		expect(sent.status).toBe(503);
		expect((await errorOf(node.checkExists())).message).toBe('No business unit is chosen');
	});
});

describe('the URL of the webhook', () => {
	const urlWith = (urlSecret?: unknown) =>
		nodeFor(EVERY_EVENT, urlSecret === undefined ? {} : { options: { urlSecret } }).url();

	it('contains the URL Secret, and does not change without one', () => {
		for (const none of [undefined, '']) {
			expect(urlWith(none)).toMatch(/\/webhook-\d+\/webhook$/);
		}
		expect(urlWith('k3jL9_x2-Qm7Wv8Zt5')).toMatch(/\/webhook-\d+\/webhook\/k3jL9_x2-Qm7Wv8Zt5$/);
	});

	it.each([
		'short',
		':anything-matches-this',
		'with/a/slash-and-more',
		'with a space and more',
		'%2e%2e%2f%2e%2e%2f%2e%2e',
	])("can't contain the secret %p, as a pattern or as another path", async (urlSecret) => {
		const node = nodeFor(EVERY_EVENT, { options: { urlSecret } });
		await expect(node.checkExists()).rejects.toThrow('The URL secret is not valid');
		expect(urlWith(urlSecret)).toMatch(/\/webhook-\d+\/webhook\/[\w-]*$/);
	});

	it('is registered if the secret is long and the credential can read reviews', async () => {
		const node = nodeFor(EVERY_EVENT, { options: { urlSecret: 'k3jL9_x2-Qm7Wv8Zt5' } });
		expect(await node.checkExists()).toBe(true);
		expect(await node.create()).toBe(true);
		expect(await node.delete()).toBe(true);
		sandbox.faults.add({ effect: { kind: 'status', status: 403 }, path: '/trustpilot/v1/private' });
		const { message } = await errorOf(node.checkExists());
		expect(message).toMatch(/Trustpilot/);
	});
});

describe('the output', () => {
	it.each([
		['simplified', {}, ['reviewId', 'stars', 'referenceId']],
		['selected', { fields: 'reviewId, consumer.displayName' }, ['reviewId', 'consumer']],
	])('%s of a review contains the selected fields', async (output, more, names) => {
		const node = nodeFor(EVERY_EVENT, { output, ...more });
		const [review] = reviews().filter(({ createdAt }) => createdAt);
		const { items } = await node.call({ body: bodyOf(eventFor('service-review-updated', review)) });
		const [json] = jsonOf(items);
		expect(Object.keys(json)).toEqual(expect.arrayContaining([...names, 'event', 'verified']));
		expect(json).not.toHaveProperty('id');
	});
});
