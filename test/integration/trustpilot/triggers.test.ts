import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { TrustpilotTrigger } from '../../../nodes/trustpilot/TrustpilotTrigger/TrustpilotTrigger.node';
import { TrustpilotWebhookTrigger } from '../../../nodes/trustpilot/TrustpilotWebhookTrigger/TrustpilotWebhookTrigger.node';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import type { ServiceReview } from '../../../sandbox/trustpilot/types';
import { webhookEvent } from '../../../sandbox/trustpilot/webhooks';
import { createPoller, createWebhookNode, type Poller } from '../../harness';
import { nextSetupId } from '../../harness/nodeSetup';
import { oauthCredential, refusal, UNLIMITED } from './support';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 120, settings: UNLIMITED });
});
afterEach(async () => await sandbox.close());

const eventsOf = (items: INodeExecutionData[] | null) =>
	(items ?? []).map(({ json }) => [json.event, json.id ?? json.reviewId ?? json.businessUnitId]);

describe('Trustpilot Trigger', () => {
	const pollerFor = (events: string[], more: IDataObject = {}): Poller =>
		createPoller({
			node: new TrustpilotTrigger(),
			credentials: oauthCredential(sandbox, 'user'),
			parameters: { events, ...more } as never,
		});

	it('reports new service reviews once, with the order they belong to', async () => {
		const poller = pollerFor(['serviceReviewCreated']);
		expect(await poller.activate()).toBeNull();
		const review = sandbox.control.trustpilot.postReview({ referenceId: 'NB-1', stars: 4 });
		const items = await poller.poll();
		expect(eventsOf(items)).toEqual([['serviceReviewCreated', review.id]]);
		expect(items?.[0].json).toMatchObject({ referenceId: 'NB-1', stars: 4 });
		expect(await poller.poll()).toBeNull();
		const [{ query }] = sandbox.requests.find('GET', /\/reviews$/).slice(-1);
		expect(query).toMatchObject({
			startDateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) as string,
		});
	});

	it('reports edits, replies and low ratings up to the stars of the form', async () => {
		const events = ['serviceReviewUpdated', 'reviewReplied', 'lowRatingReceived'];
		const poller = pollerFor(events, { lowRating: 3 });
		const { control } = sandbox;
		const old = control.trustpilot.postReview({ stars: 5 });
		await poller.activate();
		const low = control.trustpilot.postReview({ stars: 3 });
		control.trustpilot.postReview({ stars: 4 });
		expect(eventsOf(await poller.poll())).toEqual([['lowRatingReceived', low.id]]);

		const later = new Date(Date.now() + 5_000).toISOString();
		control.trustpilot.updateReview(old.id, { stars: 1, updatedAt: later });
		const changed = await poller.poll();
		expect(eventsOf(changed).sort()).toEqual([
			['lowRatingReceived', old.id],
			['serviceReviewUpdated', old.id],
		]);
		expect(changed?.find(({ json }) => json.event === 'lowRatingReceived')?.json.changes).toEqual({
			stars: { from: 5, to: 1 },
		});

		low.reply = {
			text: 'We are sorry.',
			createdAt: later,
			updatedAt: null,
			authorBusinessUserId: null,
			authorBusinessUserName: null,
		};
		expect(eventsOf(await poller.poll())).toContainEqual(['reviewReplied', low.id]);
		expect(await poller.poll()).toBeNull();
	});

	it('reports product reviews, deletions and a new TrustScore', async () => {
		const poller = pollerFor(['productReviewCreated', 'reviewDeleted', 'trustScoreChanged']);
		const { control, world } = sandbox;
		await poller.activate();
		expect(await poller.poll()).toBeNull();
		const [gone] = world.trustpilot.serviceReviews;
		const sku = world.trustpilot.products[0].sku;
		const review = control.trustpilot.postProductReview({ sku });
		control.trustpilot.deleteReview(gone.id);
		for (let i = 0; i < 40; i++) control.trustpilot.postReview({ stars: 1 });
		const items = await poller.poll();
		expect(eventsOf(items).map(([event]) => event)).toEqual([
			'productReviewCreated',
			'reviewDeleted',
			'trustScoreChanged',
		]);
		expect(items?.[0].json.id).toBe(review.id);
		expect(items?.[1].json.reviewId).toBe(gone.id);
		expect(items?.[2].json.changes).toMatchObject({
			trustScore: { to: items?.[2].json.trustScore },
		});
		expect(await poller.poll()).toBeNull();
	});

	it('shows a sample, and says what the credential lacks', async () => {
		const sample = await pollerFor(['serviceReviewCreated', 'trustScoreChanged']).sample();
		expect(new Set((sample ?? []).map(({ json }) => json.event))).toEqual(
			new Set(['serviceReviewCreated', 'trustScoreChanged']),
		);
		const poller = createPoller({
			node: new TrustpilotTrigger(),
			credentials: oauthCredential(sandbox, 'user', { businessUnitId: '' }),
			parameters: { events: ['serviceReviewCreated'] },
		});
		expect((await refusal(poller.activate())).message).toBe('No business unit is chosen');
	});
});

describe('Trustpilot Webhook Trigger', () => {
	const nodeFor = (events: string[]) =>
		createWebhookNode({
			node: new TrustpilotWebhookTrigger(),
			credentials: oauthCredential(sandbox, 'user'),
			parameters: { events },
		});
	const bodyOf = (event: string) => {
		const [review] = sandbox.world.trustpilot.serviceReviews;
		return { review, body: JSON.stringify(webhookEvent(sandbox.world.trustpilot, event, review)) };
	};

	it('reads the review again, with email and order, and takes a delivery once', async () => {
		const node = nodeFor(['serviceReviewCreated']);
		const { review, body } = bodyOf('service-review-created');
		expect(body).not.toContain('@');
		const { items } = await node.call({ body });
		expect(items?.map(({ json }) => json)).toMatchObject([
			{
				event: 'serviceReviewCreated',
				id: review.id,
				referenceId: review.referenceId,
				referralEmail: review.referralEmail,
			},
		]);
		expect((await node.call({ body })).items).toBeNull();
	});

	it('takes an edit back to what was there before, which reads like a delivery that came', async () => {
		const node = nodeFor(['serviceReviewUpdated']);
		const { review } = bodyOf('service-review-updated');
		const edit = async (stars: number, at: string) => {
			sandbox.control.trustpilot.updateReview(review.id, { stars, updatedAt: at });
			const { body } = bodyOf('service-review-updated');
			return (await node.call({ body })).items?.map(({ json }) => json.stars) ?? null;
		};
		expect(await edit(4, '2026-11-20T10:00:00Z')).toEqual([4]);
		expect(await edit(5, '2026-11-20T10:05:00Z')).toEqual([5]);
		expect(await edit(4, '2026-11-20T10:10:00Z')).toEqual([4]);
		expect(await edit(4, '2026-11-20T10:10:00Z')).toBeNull();
	});

	it('believes nothing that Trustpilot does not know', async () => {
		const node = nodeFor(['serviceReviewCreated', 'serviceReviewDeleted']);
		const event = (id: string) =>
			JSON.stringify({
				events: [{ eventName: 'service-review-created', eventData: { id, stars: 5 } }],
			});
		const { message } = await refusal(node.call({ body: event('000000000000000000000000') }));
		expect(message).toMatch(/does not know this record/);
		expect((await node.call({ body: event('../business-units/1') })).items).toBeNull();
		expect((await node.call({ body: '{}' })).sent.status).toBe(400);
	});

	it('makes a pair with the polling trigger of its workflow', async () => {
		const setupId = nextSetupId();
		const setup = { setupId, credentials: oauthCredential(sandbox, 'user') };
		const events = ['serviceReviewCreated'];
		const parameters = { events, options: { skipReceived: true } };
		const poller = createPoller({ ...setup, node: new TrustpilotTrigger(), parameters });
		await poller.activate();
		const webhook = createWebhookNode({
			...{ ...setup, node: new TrustpilotWebhookTrigger(), parameters: { events } },
		});
		const { world, control } = sandbox;
		const receive = async (review: ServiceReview) => {
			const body = JSON.stringify(webhookEvent(world.trustpilot, 'service-review-created', review));
			return (await webhook.call({ body })).items;
		};
		const [first, second] = [4, 5].map((stars) => control.trustpilot.postReview({ stars }));
		expect(await receive(first)).toHaveLength(1);
		expect(eventsOf(await poller.poll())).toEqual([['serviceReviewCreated', second.id]]);
		expect(await receive(second)).toBeNull();
	});

	it('ignores events that are not chosen', async () => {
		const { body } = bodyOf('service-review-updated');
		const answer = await nodeFor(['serviceReviewCreated']).call({ body });
		expect(answer).toMatchObject({ items: null, webhookResponse: { ignored: expect.any(String) } });
	});
});
