import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { TrustpilotTrigger } from '../../../nodes/trustpilot/TrustpilotTrigger/TrustpilotTrigger.node';
import { openConversation } from '../../../sandbox/trustpilot/records';
import type { Conversation } from '../../../sandbox/trustpilot/types';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import type { FaultEffect } from '../../../sandbox/server';
import { createPoller, type Poller } from '../../harness';
import { property } from '../../harness/property';
import { oauthCredential, UNLIMITED } from './support';

const EVENTS = [
	'productReviewCreated',
	'productReviewUpdated',
	'productReviewReplied',
	'conversationCreated',
	'conversationUpdated',
];

const start = async () => await startSandbox({ orders: 40, days: 5, settings: UNLIMITED });

const pollerFor = (sandbox: Sandbox, parameters: IDataObject = {}): Poller =>
	createPoller({
		node: new TrustpilotTrigger(),
		credentials: oauthCredential(sandbox, 'user'),
		parameters: {
			...{ events: EVENTS, output: 'simplified', options: { lookBackDays: 30 } },
			...parameters,
		} as never,
	});

const postReview = ({ control, world }: Sandbox) =>
	control.trustpilot.postProductReview({ sku: world.trustpilot.products[0].sku, stars: 3 });

function comment(conversation: Conversation, type: string, content: string, createdAt: string) {
	const commentId = `${conversation.id}-${conversation.comments.length}`;
	conversation.comments.push({ commentId, createdAt, author: { id: 'author', type }, content });
}

describe('conversations of product reviews', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await start();
	});
	afterEach(async () => await sandbox.close());

	const open = (reviewId: string) =>
		openConversation(sandbox.world.trustpilot, reviewId) as Conversation;
	const found = async (poller: Poller) =>
		((await poller.poll()) ?? []).map(({ json }) => [json.event, json.reviewId]);
	const conversationRequests = () => sandbox.requests.find('GET', /\/private\/conversations\//);

	it('start the workflow once when they begin, change, or get the first reply', async () => {
		const poller = pollerFor(sandbox);
		expect(await poller.activate()).toBeNull();
		const review = postReview(sandbox);
		expect(await found(poller)).toEqual([['productReviewCreated', review.id]]);

		const conversation = open(review.id);
		expect(await found(poller)).toEqual([['conversationCreated', review.id]]);
		comment(conversation, 'consumer', 'The bag was open.', '2026-11-20T10:00:00Z');
		expect(await found(poller)).toEqual([['conversationUpdated', review.id]]);
		comment(conversation, 'businessUser', 'We are sorry.', '2026-11-20T11:00:00Z');
		const items = ((await poller.poll()) ?? []).map(({ json }) => json);
		expect(items).toMatchObject([
			{ event: 'conversationUpdated', reviewId: review.id },
			{
				event: 'productReviewReplied',
				reviewId: review.id,
				conversationId: conversation.id,
				conversationState: 'private',
				reply: 'We are sorry.',
				changes: { replied: { from: false, to: true } },
			},
		]);
		conversation.state = 'public';
		expect(await found(poller)).toEqual([['conversationUpdated', review.id]]);
		expect(await poller.poll()).toBeNull();
	});

	it('do not start the workflow for a review that only changed its order of comments', async () => {
		const review = postReview(sandbox);
		const conversation = open(review.id);
		comment(conversation, 'consumer', 'One', '2026-11-20T10:00:00Z');
		comment(conversation, 'consumer', 'Two', '2026-11-20T10:00:00Z');
		const poller = pollerFor(sandbox);
		await poller.activate();
		conversation.comments.reverse();
		expect(await poller.poll()).toBeNull();
		review.stars = 1;
		expect(await found(poller)).toEqual([['productReviewUpdated', review.id]]);
	});

	it('that cannot be read wait, and delay no other', async () => {
		const [first, second] = [postReview(sandbox), postReview(sandbox)];
		const poller = pollerFor(sandbox);
		await poller.activate();
		const [broken, readable] = [open(first.id), open(second.id)];
		const { conversations } = sandbox.world.trustpilot;
		conversations.delete(broken.id);
		expect(await found(poller)).toEqual([['conversationCreated', second.id]]);
		comment(readable, 'consumer', 'Hello', '2026-11-20T10:00:00Z');
		conversations.set(broken.id, broken);
		expect((await found(poller)).sort()).toEqual([
			['conversationCreated', first.id],
			['conversationUpdated', second.id],
		]);
	});

	it('are read up to a maximum per poll, and the next poll continues', async () => {
		const reviews = Array.from({ length: 12 }, (_, i) => {
			const createdAt = new Date(Date.now() - (20 - i) * 60_000).toISOString();
			const { sku } = sandbox.world.trustpilot.products[0];
			return sandbox.control.trustpilot.postProductReview({ sku, createdAt });
		});
		const conversations = reviews.map(({ id }) => open(id));
		const options = { maxConversations: 5, lookBackDays: 1 };
		const poller = pollerFor(sandbox, { events: ['conversationUpdated'], options });
		await poller.activate();
		for (let i = 0; i < 3; i++) expect(await poller.poll()).toBeNull();
		for (const one of conversations) comment(one, 'consumer', 'New', '2026-11-20T10:00:00Z');
		const got: unknown[] = [];
		for (let i = 0; i < 6; i++) {
			const before = conversationRequests().length;
			got.push(...(await found(poller)).map(([, id]) => id));
			expect(conversationRequests().length - before).toBeLessThanOrEqual(5);
		}
		expect(got.sort()).toEqual(reviews.map(({ id }) => id).sort());
	});

	it('show an example of a review with a conversation', async () => {
		const items = (await pollerFor(sandbox).sample()) ?? [];
		expect(items.map(({ json }) => json.event)).toEqual(EVENTS);
		for (const { json } of items.filter(({ json }) => json.conversationState)) {
			expect(json).toMatchObject({ conversationId: expect.any(String) as string });
		}
		expect(items.filter(({ json }) => json.conversationState)).toHaveLength(3);
	});
});

const share = fc.double({ min: 0, max: 0.999, noNaN: true });
const scenarios = fc.record({
	steps: fc.array(
		fc.record({
			do: fc.constantFrom(
				...(['review', 'edit', 'open', 'comment', 'comment', 'editComment', 'state'] as const),
				...(['poll', 'poll', 'poll', 'overlap', 'outage', 'restart'] as const),
			),
			which: share,
			isBusiness: fc.boolean(),
		}),
		{ maxLength: 40 },
	),
	maxConversations: fc.constantFrom(1, 2, 100),
	maxRecords: fc.constantFrom(2, 500),
	faults: fc.constantFrom(0, 0.1),
});

const FAULTS: FaultEffect[] = [
	{ kind: 'reset' },
	{ kind: 'cutJson' },
	{ kind: 'status', status: 502 },
];

describe('Trustpilot Trigger', () => {
	beforeEach(() => jest.spyOn(Math, 'random').mockReturnValue(0));
	afterEach(() => jest.restoreAllMocks());

	property(
		'emits each change of product reviews and conversations once, despite faults, outages, restarts and limits',
		scenarios,
		async ({ steps, faults, ...options }) => {
			const sandbox = await start();
			try {
				const data = sandbox.world.trustpilot;
				const reviewOf = (which: number) =>
					data.productReviews[Math.floor(which * data.productReviews.length)];
				const textOf = (id: string) => {
					const review = data.productReviews.find((one) => one.id === id);
					return review?.content;
				};
				const talkOf = (id: string) => {
					const review = data.productReviews.find((one) => one.id === id);
					return JSON.stringify(data.conversations.get(review?.conversationId ?? ''));
				};
				for (let i = 0; i < 4; i++) openConversation(data, postReview(sandbox).id);
				const before = new Map(
					data.productReviews.map(({ id }) => [id, { text: textOf(id), talk: talkOf(id) }]),
				);
				const replied = () =>
					new Set(
						[...data.conversations.values()]
							.filter(({ comments }) =>
								comments.some(({ author }) => author.type === 'businessUser'),
							)
							.map(({ sourceId }) => sourceId),
					);
				const repliedBefore = replied();
				let poller = pollerFor(sandbox, {
					output: 'raw',
					options: { lookBackDays: 365, ...options },
				});
				await poller.activate();
				const items: IDataObject[] = [];
				const poll = async () => {
					const got = await poller.poll().catch(() => null);
					items.push(...structuredClone((got ?? []).map(({ json }) => json)));
					return got;
				};
				const faulty = () => {
					for (const effect of FAULTS) sandbox.faults.add({ effect, chance: faults / 3 });
				};
				faulty();
				let count = 0;
				const at = () => new Date(Date.now() + ++count).toISOString();
				for (const { do: action, which, isBusiness } of steps) {
					const review = reviewOf(which);
					const conversation = data.conversations.get(review.conversationId ?? '');
					if (action === 'review') postReview(sandbox);
					else if (action === 'edit') review.content = `Edit ${++count}`;
					else if (action === 'open') openConversation(data, review.id);
					else if (action === 'poll') await poll();
					else if (action === 'overlap') await Promise.all([poll(), poll()]);
					else if (action === 'restart') poller = poller.restarted();
					else if (action === 'outage') {
						sandbox.faults.add({ effect: { kind: 'reset' } });
						await poll();
						sandbox.faults.clear();
						faulty();
					} else if (!conversation) continue;
					else if (action === 'comment') {
						comment(conversation, isBusiness ? 'businessUser' : 'consumer', `Text ${count}`, at());
					} else if (action === 'state') {
						conversation.state = conversation.state === 'public' ? 'private' : 'public';
					} else {
						const [first] = conversation.comments;
						if (first) first.content = `Edit ${++count}`;
					}
				}
				sandbox.faults.clear();
				// With a limit of conversations, one round takes several polls.
				const round = Math.ceil(data.conversations.size / options.maxConversations) + 2;
				for (let quiet = 0; quiet < round; ) quiet = (await poll()) ? 0 : quiet + 1;

				for (const { id, conversationId } of data.productReviews) {
					const mine = items.filter((item) => item.id === id);
					const of = (event: string) => mine.filter((item) => item.event === event);
					const known = before.get(id);
					expect(of('productReviewCreated')).toHaveLength(known ? 0 : 1);
					const isNewTalk = conversationId !== null && known?.talk === undefined;
					expect(of('conversationCreated')).toHaveLength(isNewTalk ? 1 : 0);
					const isNewReply = replied().has(id) && !repliedBefore.has(id);
					expect(of('productReviewReplied')).toHaveLength(isNewReply ? 1 : 0);

					const texts = [
						known?.text ?? of('productReviewCreated')[0].content,
						...of('productReviewUpdated').map(({ content }) => content),
					];
					expectChain(texts, textOf(id));
					if (conversationId === null) continue;
					const talks = [
						known?.talk ?? JSON.stringify(of('conversationCreated')[0].conversation),
						...of('conversationUpdated').map(({ conversation }) => JSON.stringify(conversation)),
					];
					expectChain(talks, talkOf(id));
				}
			} finally {
				await sandbox.close();
			}
		},
		0.1,
	);
});

/** Expects that each value differs from the one before, and that the last one is current. */
function expectChain(values: unknown[], current: unknown): void {
	for (const [i, value] of values.entries()) if (i > 0) expect(value).not.toBe(values[i - 1]);
	expect(values.at(-1)).toBe(current);
}
