import { bulk } from './ghlProducts/bulk';
import { collections } from './ghlProducts/collections';
import { prices } from './ghlProducts/prices';
import { products } from './ghlProducts/products';
import { reviews } from './ghlProducts/reviews';
import type { Cases } from './support/types';

export const cases: Cases = (world) =>
	[products, bulk, prices, collections, reviews].flatMap((some) => some(world));
