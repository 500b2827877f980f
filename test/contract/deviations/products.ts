import type { Deviation } from '.';

export const products: readonly Deviation[] = [];
