import type { Context } from '../server/context';
import type { Issued, TokenStore } from '../server/tokens';
import { APP, BUSINESS_USER, type Grant } from './accounts';
import { TOKEN_LIFETIME_MS } from './oauth';
import { insertNewest } from './records';
import { addConsumer, makeProductReview, makeServiceReview } from './seed';
import type { Invitation, ProductReview, ServiceReview } from './types';
import { productWebhookEvent, webhookEvent } from './webhooks';

/** A review as a customer posts it: of an order, and by whom. */
export interface NewReview {
	stars?: number;
	title?: string;
	text?: string;
	/** The order's ID. */
	referenceId?: string;
	/** An address that a reviewer has already is used again. */
	email?: string;
	name?: string;
	/** ISO; now, if absent. */
	createdAt?: string;
}

/** What can be done to the sandbox's Trustpilot from code; most of it over HTTP below `/sandbox/trustpilot`. */
export interface TrustpilotControl {
	/** A customer reviews the business; webhooks hear of it. */
	postReview(input?: NewReview): ServiceReview;
	/** Many reviews at once, a minute apart, the newest now; webhooks hear nothing. */
	postReviews(count: number): void;
	/** A customer reviews a product; webhooks hear of it. */
	postProductReview(input: NewReview & { sku: string }): ProductReview;
	/** The customer changes a review. */
	updateReview(id: string, fields: Partial<ServiceReview>): ServiceReview | undefined;
	/** The customer deletes a review; the Deletions API lists it from then on. */
	deleteReview(id: string): boolean;
	invitations(): readonly Invitation[];
	/** Addresses that events are posted to, as set by hand in Trustpilot Business. */
	subscribe(url: string): void;
	/**
	 * Posts any text to the webhook URLs, as anybody can who knows them: Trustpilot signs nothing.
	 * Returns the statuses of the responses; 0 without a response.
	 */
	sendDelivery(body: string): Promise<number[]>;
	/** A token without the consent page. */
	issueToken(kind?: Grant['kind']): Issued<Grant>;
	/** Ends tokens before their time; returns how many. */
	expireTokens(kind?: 'access' | 'refresh'): number;
	/** How many refresh tokens were used up since the start. */
	refreshCount(): number;
}

/** The controls of the sandbox's Trustpilot. */
export function trustpilotControl(
	{ world }: Context,
	tokens: TokenStore<Grant>,
): TrustpilotControl {
	const now = (): string => new Date(world.now()).toISOString();
	const consumerOf = ({ email, name = 'Mette Kolding' }: NewReview) => {
		const data = world.trustpilot;
		const known = [...data.consumers.values()].find((one) => email && one.email === email);
		const [first, last = 'K'] = name.split(' ');
		return known ?? addConsumer(data, first, last, email ?? 'mette@example.com');
	};
	const send = async (body: string): Promise<number[]> =>
		await Promise.all(world.trustpilot.webhooks.map(async (url) => await post(url, body)));
	const tell = (event: string, review: ServiceReview) =>
		void send(JSON.stringify(webhookEvent(world.trustpilot, event, review)));
	return {
		postReview(input = {}) {
			const { stars = 5, title, text, referenceId, createdAt = now() } = input;
			const review = makeServiceReview(world.trustpilot, {
				consumerId: consumerOf(input).id,
				stars,
				createdAt,
				...(title !== undefined && { title }),
				...(text !== undefined && { text }),
				...(referenceId !== undefined && { referenceId }),
			});
			insertNewest(world.trustpilot.serviceReviews, review);
			tell('service-review-created', review);
			return review;
		},
		postReviews(count) {
			const data = world.trustpilot;
			const consumerId = consumerOf({}).id;
			const reviews = Array.from({ length: count }, (_, i) =>
				makeServiceReview(data, {
					consumerId,
					stars: data.random.int(1, 5),
					createdAt: new Date(world.now() - i * 60_000).toISOString(),
				}),
			);
			data.serviceReviews = [...reviews, ...data.serviceReviews].sort((a, b) =>
				a.createdAt < b.createdAt ? 1 : -1,
			);
		},
		postProductReview({ sku, text, stars = 5, referenceId = null, ...input }) {
			const review = makeProductReview(world.trustpilot, {
				consumerId: consumerOf(input).id,
				stars,
				sku,
				referenceId,
				createdAt: input.createdAt ?? now(),
				...(text !== undefined && { content: text }),
			});
			insertNewest(world.trustpilot.productReviews, review);
			const event = productWebhookEvent(world.trustpilot, 'product-review-created', review);
			void send(JSON.stringify(event));
			return review;
		},
		updateReview(id, fields) {
			const review = world.trustpilot.serviceReviews.find((row) => row.id === id);
			if (!review) return undefined;
			Object.assign(review, { updatedAt: now() }, fields);
			tell('service-review-updated', review);
			return review;
		},
		deleteReview(id) {
			const data = world.trustpilot;
			const review = data.serviceReviews.find((row) => row.id === id);
			if (!review) return false;
			data.serviceReviews = data.serviceReviews.filter((row) => row !== review);
			data.deletedReviews.unshift({ reviewId: id, deletedAt: now() });
			const consumer = data.consumers.get(review.consumerId);
			if (consumer) consumer.numberOfReviews -= 1;
			tell('service-review-deleted', review);
			return true;
		},
		invitations: () => world.trustpilot.invitations,
		subscribe: (url) => void world.trustpilot.webhooks.push(url),
		sendDelivery: send,
		issueToken: (kind = 'user') => {
			const user = kind === 'user' ? { userId: BUSINESS_USER.id } : {};
			const grant: Grant = { kind, clientId: APP.key, ...user };
			return tokens.issue(grant, TOKEN_LIFETIME_MS, kind === 'user');
		},
		expireTokens: (kind = 'access') => tokens.expire(kind),
		refreshCount: () => tokens.refreshCount,
	};
}

/** Sends a delivery once. Returns the status of the response; 0 without a response. */
async function post(url: string, body: string): Promise<number> {
	const headers = { 'content-type': 'application/json' };
	const response = await fetch(url, { method: 'POST', headers, body }).catch((error: Error) =>
		console.error(`The event did not reach ${url}: ${error.message}`),
	);
	return response?.status ?? 0;
}
