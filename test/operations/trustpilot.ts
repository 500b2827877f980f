import { accountCases } from './trustpilot/account';
import { businessUnitCases } from './trustpilot/businessUnits';
import { invitationCases } from './trustpilot/invitations';
import { otherCases } from './trustpilot/others';
import { productReviewCases } from './trustpilot/productReviews';
import { serviceReviewCases } from './trustpilot/serviceReviews';
import type { Cases } from './support/types';

export const cases: Cases = (world) => {
	// Each sandbox with the same seed generates the same IDs. This is the next one.
	const next = world.trustpilot.random.objectId();
	return [
		...businessUnitCases(world),
		...serviceReviewCases(world),
		...productReviewCases(world, next),
		...invitationCases(world, next),
		...otherCases(world),
		...accountCases,
	];
};
