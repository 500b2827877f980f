import { MAIN_LOCATION } from '../ghl/accounts';
import type { Contact, GhlData, Order } from '../ghl/types';
import { createRandom } from '../server/random';
import type { WorldOptions } from '../server/world';
import { BUSINESS_USER, MAIN_UNIT } from './accounts';
import { openConversation } from './records';
import type { Consumer, Product, ProductReview, ServiceReview, TrustpilotData } from './types';

const DAY_MS = 86_400_000;
const SERVICE_SHARE = 0.4;
const PRODUCT_SHARE = 0.3;

/** Titles and texts by stars. The first entry is for one star. */
const WORDS: ReadonlyArray<readonly [string, string]> = [
	['Never arrived', 'I waited three weeks and nobody answered my emails.'],
	['Stale beans', 'The bag was open and the coffee tasted old.'],
	['It is all right', 'Fair price, slow delivery.'],
	['Good coffee', 'Fresh beans and quick delivery, only the box was dented.'],
	['Wonderful', 'The best espresso I have had at home. Thank you!'],
];

/** Creates the records of Trustpilot from GHL's orders: `referenceId` is the ID of the order. */
export function seedTrustpilot(ghl: GhlData, options: WorldOptions, now: number): TrustpilotData {
	const random = createRandom(options.seed + 7);
	const data: TrustpilotData = {
		random,
		consumers: new Map(),
		serviceReviews: [],
		productReviews: [],
		products: [...ghl.products.values()]
			.filter(({ locationId }) => locationId === MAIN_LOCATION.id)
			.map((product) => productOf(product._id, product.name, random.objectId())),
		conversations: new Map(),
		invitations: [],
		deletedReviews: [],
		deletedConsumers: [],
		webhooks: [],
	};
	const byContact = new Map<string, Consumer>();
	for (const order of ghl.orders.all(MAIN_LOCATION.id)) {
		const contact = ghl.contacts.get(order.contactId);
		if (contact) seedOrder(data, ghl, order, contact, byContact, now);
	}
	for (let day = 1; day <= 3; day++) {
		const deletedAt = new Date(now - day * DAY_MS).toISOString();
		data.deletedReviews.push({ reviewId: random.objectId(), deletedAt });
		data.deletedConsumers.push({ consumerId: random.objectId(), deletedAt });
	}
	data.serviceReviews.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
	data.productReviews.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
	seedActivity(data);
	return data;
}

/** Adds the activity of Trustpilot users to the oldest reviews: a tag, a like, a reply, a conversation. */
function seedActivity(data: TrustpilotData): void {
	const service = data.serviceReviews.at(-1);
	if (service) {
		service.tags = [{ group: 'generic', value: 'Wholesale' }];
		service.likes = [...data.consumers.keys()].slice(0, 2);
		service.reply = {
			text: 'Thank you for telling us.',
			createdAt: service.createdAt,
			updatedAt: null,
			authorBusinessUserId: BUSINESS_USER.id,
			authorBusinessUserName: BUSINESS_USER.name,
		};
	}
	const [imported, discussed] = data.productReviews.slice(-2);
	if (!discussed) return;
	imported.imported = true;
	const conversation = openConversation(data, discussed.id);
	conversation?.comments.push({
		commentId: data.random.objectId(),
		createdAt: discussed.createdAt,
		author: { id: BUSINESS_USER.id, type: 'businessUser' },
		content: 'Which grinder do you use?',
	});
	if (conversation) conversation.state = 'public';
}

function productOf(sku: string, title: string, id: string): Product {
	return {
		id,
		sku,
		title,
		businessUnitId: MAIN_UNIT.id,
		link: `${MAIN_UNIT.websiteUrl}/p/${sku}`,
		imageLink: `${MAIN_UNIT.websiteUrl}/img/${sku}.jpg`,
		price: '12.50',
		currency: 'GBP',
	};
}

function seedOrder(
	data: TrustpilotData,
	ghl: GhlData,
	order: Order,
	contact: Contact,
	byContact: Map<string, Consumer>,
	now: number,
): void {
	const { random } = data;
	const at = Date.parse(order.createdAt) + random.int(1, 6) * DAY_MS + random.int(0, DAY_MS);
	const [service, product] = [random.chance(SERVICE_SHARE), random.chance(PRODUCT_SHARE)];
	if (at > now || (!service && !product)) return;
	const consumer =
		byContact.get(contact._id) ??
		addConsumer(data, contact.firstName, contact.lastName, contact.email);
	byContact.set(contact._id, consumer);
	const createdAt = new Date(at).toISOString();
	const stars = random.chance(0.7) ? random.int(4, 5) : random.int(1, 3);
	const common = { consumerId: consumer.id, stars, createdAt, referenceId: order._id };
	if (service) data.serviceReviews.push(makeServiceReview(data, common));
	const sku = ghl.prices.get(order.items[0]?.priceId ?? '')?.product;
	if (product && sku) data.productReviews.push(makeProductReview(data, { ...common, sku }));
}

/** Adds a reviewer. The last name is abbreviated to its first letter. */
export function addConsumer(
	data: TrustpilotData,
	firstName: string,
	lastName: string,
	email: string,
): Consumer {
	const consumer: Consumer = {
		id: data.random.objectId(),
		displayName: `${firstName} ${lastName.charAt(0)}.`,
		email,
		country: 'GB',
		createdAt: '2024-05-01T08:00:00.000Z',
		numberOfReviews: 0,
	};
	data.consumers.set(consumer.id, consumer);
	return consumer;
}

/** Returns a service review with these fields. The stars define the other fields. */
export function makeServiceReview(
	data: TrustpilotData,
	fields: Partial<ServiceReview> & Pick<ServiceReview, 'consumerId' | 'stars' | 'createdAt'>,
): ServiceReview {
	const [title, text] = WORDS[fields.stars - 1];
	const referenceId = fields.referenceId ?? null;
	const consumer = data.consumers.get(fields.consumerId);
	if (consumer) consumer.numberOfReviews += 1;
	return {
		id: data.random.objectId(),
		businessUnitId: MAIN_UNIT.id,
		title,
		text,
		language: 'en',
		updatedAt: null,
		source: referenceId ? 'InvitationApi' : 'Organic',
		referralEmail: referenceId ? (consumer?.email ?? null) : null,
		tags: [],
		likes: [],
		reply: null,
		reported: false,
		requests: [],
		...fields,
		referenceId,
	};
}

/** Returns a product review with these fields. */
export function makeProductReview(
	data: TrustpilotData,
	fields: Partial<ProductReview> &
		Pick<ProductReview, 'consumerId' | 'stars' | 'createdAt' | 'sku'>,
): ProductReview {
	return {
		id: data.random.objectId(),
		businessUnitId: MAIN_UNIT.id,
		content: WORDS[fields.stars - 1][1],
		language: 'en',
		referenceId: null,
		state: 'published',
		conversationId: null,
		imported: false,
		...fields,
	};
}
