import { coupons } from './ghlPayments/coupons';
import { providers } from './ghlPayments/providers';
import type { Cases } from './support/types';

export const cases: Cases = (world) => [coupons, providers].flatMap((some) => some(world));
