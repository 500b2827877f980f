import type { Deviation } from '.';

export const store: readonly Deviation[] = [];
