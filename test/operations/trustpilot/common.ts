import { MAIN_UNIT } from '../../../sandbox/trustpilot/accounts';
import type { Case } from '../support/types';

/** Cases, each checked by itself: in one literal their many shapes are too much for the compiler. */
export const listOf = (...cases: Case[]): Case[] => cases;

/** The public address of the main business unit. */
export const unit = `/v1/business-units/${MAIN_UNIT.id}`;

/** The private one. */
export const privateUnit = `/v1/private/business-units/${MAIN_UNIT.id}`;

/** An ID that names nothing. */
export const NOWHERE = '000000000000000000000000';
