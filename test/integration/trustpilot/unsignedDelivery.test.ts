import type { IDataObject } from 'n8n-workflow';
import { logs } from '../../harness/logs';
import {
	bodyOf,
	eventFor,
	eventOf,
	eventsOf,
	jsonOf,
	nodeFor,
	reads,
	reviews,
	sandbox,
} from './webhookSupport';

describe('an unsigned delivery', () => {
	it('is rejected before any read if it has 2,000 events', async () => {
		const events = Array.from({ length: 2_000 }, (_, i) =>
			eventOf('service-review-created', { id: i.toString(16).padStart(24, '0') }),
		);
		const { items, sent } = await nodeFor().call({ body: bodyOf(...events) });
		expect(items).toBeNull();
		expect(sent).toEqual({ status: 413, body: { message: expect.stringContaining('100') } });
		expect(reads()).toEqual([]);
		expect(logs.join('\n')).toMatch(/2000 events/);
	});

	it('reads a review once if many events contain it', async () => {
		const [review] = reviews();
		const events = Array.from({ length: 100 }, () => eventFor('service-review-created', review));
		const { items } = await nodeFor().call({ body: bodyOf(...events) });
		expect(eventsOf(items)).toEqual([['serviceReviewCreated', review.id, true]]);
		expect(reads()).toHaveLength(1);
	});

	it.each<[string, (event: IDataObject) => string]>([
		['an additional space', (event) => ` ${bodyOf(event)}`],
		['another order of keys', (event) => JSON.stringify({ x: 1, events: [{ z: 1, ...event }] })],
		[
			'another title',
			(event) => bodyOf({ ...event, eventData: { ...(event.eventData as object), title: 'New' } }),
		],
		[
			'an ID in upper case',
			(event) => {
				const data = event.eventData as IDataObject;
				return bodyOf({ ...event, eventData: { ...data, id: String(data.id).toUpperCase() } });
			},
		],
		['another event before it', (event) => bodyOf({ eventName: 'x' }, event)],
	])('is a duplicate with %s', async (_name, changed) => {
		const node = nodeFor();
		const event = eventFor('service-review-created', reviews()[0]) as unknown as IDataObject;
		expect((await node.call({ body: bodyOf(event) })).items).toHaveLength(1);
		const again = await node.call({ body: changed(event) });
		expect(again.items).toBeNull();
		expect(again.webhookResponse).toEqual({ ignored: expect.any(String) });
		expect(reads()).toHaveLength(1);
	});

	it('of a product review update is a duplicate until the review changes', async () => {
		const node = nodeFor();
		const { control, world } = sandbox;
		const review = control.trustpilot.postProductReview({ sku: world.trustpilot.products[0].sku });
		const call = async (padding = '') => {
			const body = padding + bodyOf(eventOf('product-review-updated', { id: review.id }));
			return (await node.call({ body })).items?.length ?? 0;
		};
		expect(await call()).toBe(1);
		expect(await call(' ')).toBe(0);
		review.content = 'It broke after a week.';
		expect(await call()).toBe(1);
	});

	it('does not emit the deletion of a review that Trustpilot still returns', async () => {
		const { control, world } = sandbox;
		const product = control.trustpilot.postProductReview({ sku: world.trustpilot.products[0].sku });
		const body = bodyOf(
			eventFor('service-review-deleted', reviews()[0]),
			eventOf('product-review-deleted', { id: product.id }),
		);
		const { items, sent } = await nodeFor().call({ body });
		expect(items).toBeNull();
		expect(sent.status ?? 200).toBe(200);
		expect(logs.join('\n')).toContain(reviews()[0].id);
	});

	it('emits a deletion that Trustpilot confirms once, as verified', async () => {
		const node = nodeFor();
		const [review] = reviews();
		const body = bodyOf(eventFor('service-review-deleted', review));
		sandbox.control.trustpilot.deleteReview(review.id);
		expect(jsonOf((await node.call({ body })).items)).toMatchObject([
			{ event: 'serviceReviewDeleted', id: review.id, title: review.title, verified: true },
		]);
		expect((await node.call({ body: ` ${body}` })).items).toBeNull();
	});

	it('emits a deletion that cannot be checked as unverified', async () => {
		const [review] = reviews();
		sandbox.faults.add({ effect: { kind: 'status', status: 403 }, path: '/trustpilot/v1/private' });
		const body = bodyOf(eventFor('service-review-deleted', review));
		expect(eventsOf((await nodeFor().call({ body })).items)).toEqual([
			['serviceReviewDeleted', review.id, false],
		]);
	});

	it('emits an old review that is called new, or an unedited one that is called updated, as unverified', async () => {
		const { control } = sandbox;
		const old = control.trustpilot.postReview({ createdAt: '2025-01-01T00:00:00Z' });
		const fresh = control.trustpilot.postReview();
		const body = bodyOf(
			eventFor('service-review-created', old),
			eventFor('service-review-updated', fresh),
			eventFor('service-review-created', fresh),
		);
		expect(eventsOf((await nodeFor().call({ body })).items)).toEqual([
			['serviceReviewCreated', old.id, false],
			['serviceReviewUpdated', fresh.id, false],
			['serviceReviewCreated', fresh.id, true],
		]);
	});
});
