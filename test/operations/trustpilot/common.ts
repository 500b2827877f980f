import { MAIN_UNIT } from '../../../sandbox/trustpilot/accounts';
import type { Case } from '../support/types';

/** Checks the type of each case separately. One literal with many shapes is too complex for the compiler. */
export const listOf = (...cases: Case[]): Case[] => cases;

/** The public path of the main business unit. */
export const unit = `/v1/business-units/${MAIN_UNIT.id}`;

/** The private path of the main business unit. */
export const privateUnit = `/v1/private/business-units/${MAIN_UNIT.id}`;

/** An ID without a record. */
export const NOWHERE = '000000000000000000000000';
