import { otherRecords } from './ghlOpportunities/others';
import { opportunityReads } from './ghlOpportunities/reads';
import { opportunityWrites } from './ghlOpportunities/writes';
import type { Cases } from './support/types';

export const cases: Cases = (world) =>
	[opportunityWrites, opportunityReads, otherRecords].flatMap((some) => some(world));
