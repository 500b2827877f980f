import { businessUnitCases } from './trustpilot/businessUnits';
import { invitationCases } from './trustpilot/invitations';
import { otherCases } from './trustpilot/others';
import { productReviewCases } from './trustpilot/productReviews';
import { serviceReviewCases } from './trustpilot/serviceReviews';
import type { Cases } from './support/types';

export const cases: Cases = (world) => {
	// Every world gives the same IDs: this is the one that is given next.
	const next = world.trustpilot.random.objectId();
	return [
		...businessUnitCases(world),
		...serviceReviewCases(world),
		...productReviewCases(world, next),
		...invitationCases(world, next),
		...otherCases(world),
	];
};
