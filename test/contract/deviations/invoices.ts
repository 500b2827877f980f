import type { Deviation } from '.';

export const invoices: readonly Deviation[] = [];
