import { funnelCases } from './ghlMedia/funnels';
import { mediaCases } from './ghlMedia/library';
import type { Cases } from './support/types';

export const cases: Cases = (world) => [mediaCases, funnelCases].flatMap((some) => some(world));
