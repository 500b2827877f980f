import { carriers } from './ghlStore/carriers';
import { rates } from './ghlStore/rates';
import { settings } from './ghlStore/settings';
import { zones } from './ghlStore/zones';
import type { Cases } from './support/types';

export const cases: Cases = (world) =>
	[zones, rates, carriers, settings].flatMap((some) => some(world));
