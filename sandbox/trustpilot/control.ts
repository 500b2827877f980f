import type { Context } from '../server/context';
import type { Issued, TokenStore } from '../server/tokens';
import { APP, BUSINESS_USER, type Grant } from './accounts';
import { TOKEN_LIFETIME_MS } from './oauth';
import { insertNewest } from './records';
import { addConsumer, makeProductReview, makeServiceReview } from './seed';
import type { Invitation, ProductReview, ServiceReview } from './types';
import { productWebhookEvent, webhookEvent } from './webhooks';

/** A review that a customer posts. */
export interface NewReview {
	stars?: number;
	title?: string;
	text?: string;
	/** The ID of the order. */
	referenceId?: string;
	/** If a reviewer with this email exists, the review belongs to this reviewer. */
	email?: string;
	name?: string;
	/** ISO. Default: now. */
	createdAt?: string;
}

/** Controls Trustpilot in the sandbox from code. Most controls also exist below `/sandbox/trustpilot`. */
export interface TrustpilotControl {
	/** Simulates a customer who reviews the business. Sends webhooks. */
	postReview(input?: NewReview): ServiceReview;
	/** Adds many reviews, one minute apart, the newest now. Sends no webhooks. */
	postReviews(count: number): void;
	/** Simulates a customer who reviews a product. Sends webhooks. */
	postProductReview(input: NewReview & { sku: string }): ProductReview;
	/** Simulates a customer who changes a review. */
	updateReview(id: string, fields: Partial<ServiceReview>): ServiceReview | undefined;
	/** Simulates a customer who deletes a review. After that, the Deletions API lists it. */
	deleteReview(id: string): boolean;
	invitations(): readonly Invitation[];
	/** Adds a webhook URL, like a setting of Trustpilot Business. */
	subscribe(url: string): void;
	/**
	 * Posts any text to the webhook URLs. Anyone with the URL can do this, because Trustpilot does not sign webhooks.
	 * Returns the statuses of the responses. 0: no response.
	 */
	sendDelivery(body: string): Promise<number[]>;
	/** Issues a token without the consent page. */
	issueToken(kind?: Grant['kind']): Issued<Grant>;
	/** Expires tokens and returns how many. */
	expireTokens(kind?: 'access' | 'refresh'): number;
	/** Returns how many refresh tokens were used since the start. */
	refreshCount(): number;
}

/** Returns the controls of Trustpilot. */
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
	const notify = (event: string, review: ServiceReview) =>
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
			notify('service-review-created', review);
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
			notify('service-review-updated', review);
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
			notify('service-review-deleted', review);
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

/** Sends a delivery once. Returns the status of the response. 0: no response. */
async function post(url: string, body: string): Promise<number> {
	const headers = { 'content-type': 'application/json' };
	const response = await fetch(url, { method: 'POST', headers, body }).catch((error: Error) =>
		console.error(`The event did not reach ${url}: ${error.message}`),
	);
	return response?.status ?? 0;
}
