import type { Random } from '../../server/random';
import type { GhlData, Product } from '../types';
import type { ProductReview } from './data';

const DAY_MS = 86_400_000;

/** Collections and their products in the catalog. */
const COLLECTIONS = [
	['Coffee', /coffee|ethiopia/i],
	['Brewing Gear', /set|grinder|filters|mug/i],
	['Courses and Gifts', /course|workshop|gift/i],
] as const;

/** Reviews: stars, status, headline, text. */
const REVIEWS = [
	[5, 'approved', 'Best beans in town', 'Fresh, rich, and at the door within two days.'],
	[4, 'approved', 'Very good', 'Tastes great. The bag could close better.'],
	[5, 'approved', 'A lovely gift', 'My sister was delighted.'],
	[2, 'pending', 'Arrived late', 'Good quality, but it took more than a week.'],
	[3, 'pending', 'Fine', 'Does what it says.'],
	[1, 'rejected', 'Wrong item', 'I was sent something else.'],
] as const;

/** Returns the online store of a location: the source of its orders. */
export const onlineStoreOf = (locationId: string): string => `${locationId.slice(0, 16)}src3`;

/** Adds collections, variants, inventory, reviews and the store to the products of a location. */
export function seedShop(data: GhlData, random: Random, locationId: string, now: number): void {
	const products = [...data.products.values()].filter((one) => one.locationId === locationId);
	const at = products[0].createdAt;
	const collections = COLLECTIONS.map(([name], i) => ({
		_id: random.objectId(),
		altId: locationId,
		name,
		slug: name.toLowerCase().replace(/ /g, '-'),
		image: `https://images.example.com/collection-${i + 1}.webp`,
		seo: { title: name },
		createdAt: at,
		updatedAt: at,
	}));
	data.shop.collections.load(collections);
	for (const product of products) {
		const mine = COLLECTIONS.findIndex(([, fits]) => fits.test(product.name));
		seedProduct(data, random, product, mine < 0 ? [] : [collections[mine]._id]);
	}
	data.shop.stores.set(onlineStoreOf(locationId), new Set(products.slice(1).map(({ _id }) => _id)));
	data.shop.reviews.load(
		REVIEWS.map((_, i) => makeReview(data, random, products[i], i, now - (i + 1) * DAY_MS)),
	);
}

function seedProduct(
	data: GhlData,
	random: Random,
	product: Product,
	collectionIds: string[],
): void {
	const prices = [...data.prices.values()].filter(({ product: id }) => id === product._id);
	const options = prices.map(({ name }) => ({ id: random.textId(11).toLowerCase(), name }));
	const variants = [{ id: random.textId(11).toLowerCase(), name: 'Choice', options }];
	const image = `https://images.example.com/${product.slug}.webp`;
	data.shop.extras.set(product._id, {
		...(prices.length > 1 && { variants }),
		image,
		medias: [{ id: random.textId(11).toLowerCase(), url: image, type: 'image', isFeatured: true }],
		collectionIds,
		isTaxesEnabled: false,
		taxes: [],
	});
	for (const [i, price] of prices.entries()) {
		data.shop.extras.set(price._id, {
			...(prices.length > 1 && { variantOptionIds: [options[i].id] }),
			sku: `${product.slug}-${i + 1}`.toUpperCase(),
			trackInventory: product.productType === 'PHYSICAL',
			availableQuantity: random.int(0, 80),
			allowOutOfStockPurchases: product.productType !== 'PHYSICAL',
		});
	}
}

function makeReview(
	data: GhlData,
	random: Random,
	product: Product,
	index: number,
	time: number,
): ProductReview {
	const [rating, status, headline, detail] = REVIEWS[index];
	const contact = random.pick(data.contacts.all(product.locationId));
	const at = new Date(time).toISOString();
	return {
		_id: random.objectId(),
		altId: product.locationId,
		productId: product._id,
		storeId: onlineStoreOf(product.locationId),
		status,
		rating,
		headline,
		detail,
		user: {
			name: `${contact.firstName} ${contact.lastName}`,
			email: contact.email,
			phone: contact.phone,
			isCustomer: true,
		},
		reply: [],
		createdAt: at,
		updatedAt: at,
	};
}
