import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { TrustpilotTrigger } from '../../../nodes/trustpilot/TrustpilotTrigger/TrustpilotTrigger.node';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { createPoller, type Poller } from '../../harness';
import { oauthCredential, errorOf, UNLIMITED } from './support';

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

	it('emits new service reviews once, with their order', async () => {
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

	it('emits edits, replies and low ratings up to the selected number of stars', async () => {
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

	it('emits product reviews, deletions and a new TrustScore', async () => {
		const poller = pollerFor(['productReviewCreated', 'reviewDeleted', 'trustScoreChanged']);
		const { control, world } = sandbox;
		await poller.activate();
		expect(await poller.poll()).toBeNull();
		const [deleted] = world.trustpilot.serviceReviews;
		const sku = world.trustpilot.products[0].sku;
		const review = control.trustpilot.postProductReview({ sku });
		control.trustpilot.deleteReview(deleted.id);
		for (let i = 0; i < 40; i++) control.trustpilot.postReview({ stars: 1 });
		const items = await poller.poll();
		expect(eventsOf(items).map(([event]) => event)).toEqual([
			'productReviewCreated',
			'reviewDeleted',
			'trustScoreChanged',
		]);
		expect(items?.[0].json.id).toBe(review.id);
		expect(items?.[1].json.reviewId).toBe(deleted.id);
		expect(items?.[2].json.changes).toMatchObject({
			trustScore: { to: items?.[2].json.trustScore },
		});
		expect(await poller.poll()).toBeNull();
	});

	it('returns a sample, and names missing values of the credential', async () => {
		const sample = await pollerFor(['serviceReviewCreated', 'trustScoreChanged']).sample();
		expect(new Set((sample ?? []).map(({ json }) => json.event))).toEqual(
			new Set(['serviceReviewCreated', 'trustScoreChanged']),
		);
		const poller = createPoller({
			node: new TrustpilotTrigger(),
			credentials: oauthCredential(sandbox, 'user', { businessUnitId: '' }),
			parameters: { events: ['serviceReviewCreated'] },
		});
		expect((await errorOf(poller.activate())).message).toBe('No business unit is chosen');
	});
});
