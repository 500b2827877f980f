import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { pricesOf, productsOf } from '../../../sandbox/ghl/products/data';
import { onlineStoreOf } from '../../../sandbox/ghl/products/seed';
import type { World } from '../../../sandbox/server';
import { locator } from '../../harness';
import { first } from '../support/records';

/** The location parameter of products and prices. */
export const location = { locationId: MAIN_LOCATION.id };

/** The location parameters of all other requests. */
export const account = { altId: MAIN_LOCATION.id, altType: 'location' };

/** The online store that the seeded orders come from. */
export const storeId = onlineStoreOf(MAIN_LOCATION.id);

/** Returns the records of the shop that the cases use. */
export function shopOf(world: World) {
	const beans = first(productsOf(world, MAIN_LOCATION.id), ({ name }) => /house blend/i.test(name));
	const grinder = first(productsOf(world, MAIN_LOCATION.id), ({ name }) => /grinder/i.test(name));
	const club = first(productsOf(world, MAIN_LOCATION.id), ({ name }) => /club/i.test(name));
	const { collections, reviews, extras } = world.ghl.shop;
	return {
		beans,
		beansPrices: pricesOf(world, MAIN_LOCATION.id, beans._id),
		grinder,
		grinderPrices: pricesOf(world, MAIN_LOCATION.id, grinder._id),
		clubPrices: pricesOf(world, MAIN_LOCATION.id, club._id),
		coffee: first(collections.all(MAIN_LOCATION.id), ({ name }) => name === 'Coffee'),
		review: first(reviews.all(MAIN_LOCATION.id), ({ productId }) => productId === beans._id),
		optionsOf: (id: string) => extras.get(id)?.variantOptionIds as string[],
	};
}

/** Returns the rows of a list of records: `chosen('product', id)`. */
export const chosen = (name: string, ...ids: string[]) => ({
	rows: ids.map((id) => ({ [name]: locator(id) })),
});
