import { customFields } from './ghlLocations/customFields';
import { customValues } from './ghlLocations/customValues';
import { locationCases } from './ghlLocations/locations';
import { tasks } from './ghlLocations/tasks';
import type { Cases } from './support/types';

export const cases: Cases = (world) =>
	[locationCases, customFields, customValues, tasks].flatMap((some) => some(world));
