import { textOf } from '../../shared/core/guards';
import {
	failedCheck,
	failedLike,
	likeConnection,
	NO_REMEDY,
} from '../../shared/engine/setup/checks';
import type {
	SetupCheck,
	SetupContext,
	SetupPlan,
	SetupProbe,
} from '../../shared/engine/setup/types';
import {
	publicServiceReview,
	simplifiedProductReview,
	simplifiedServiceReview,
} from '../operations';
import { KNOWN_FIELDS } from './knownFields';
import { businessUnit } from './resources/businessUnit';
import { invitation } from './resources/invitation';
import { product } from './resources/product';
import { productReview } from './resources/productReview';
import { serviceReview } from './resources/serviceReview';

const KEY: SetupProbe = {
	check: 'API Key',
	target: businessUnit.operations.search,
	query: { query: 'trustpilot' },
	neededFor: 'all operations',
};

const BUSINESS_UNIT: SetupProbe = {
	check: 'Business Unit',
	target: businessUnit.operations.get,
	neededFor: 'reviews and invitations',
	isOfAccount: true,
};

const PRIVATE_REVIEWS: SetupProbe = {
	check: 'Private Service Reviews',
	target: serviceReview.operations.getAll,
	neededFor: 'service reviews with their orders, and for replies',
	sample: {
		name: 'Service Review',
		simplified: simplifiedServiceReview,
		known: KNOWN_FIELDS['Service Review'],
	},
};

const PROBES: readonly SetupProbe[] = [
	KEY,
	BUSINESS_UNIT,
	{
		check: 'Public Service Reviews',
		target: serviceReview.operations.getAllPublic,
		neededFor: 'public service reviews',
		sample: {
			name: 'Public Service Review',
			simplified: publicServiceReview,
			known: KNOWN_FIELDS['Public Service Review'],
		},
	},
	PRIVATE_REVIEWS,
	{
		check: 'Private Product Reviews',
		target: productReview.operations.getAll,
		neededFor: 'product reviews with their orders',
		sample: {
			name: 'Product Review',
			simplified: simplifiedProductReview,
			known: KNOWN_FIELDS['Product Review'],
		},
	},
	{
		check: 'Invitation Templates',
		target: invitation.operations.getTemplates,
		neededFor: 'invitations',
	},
	{
		check: 'Product Catalog',
		target: product.operations.getAll,
		neededFor: 'products and product review invitations',
	},
];

const TRY_INVITATION = 'Send an invitation to your own email address first';

const usesOAuth2 = ({ read, itemIndex }: SetupContext['run']): boolean =>
	read('authentication', itemIndex) === 'oAuth2';

/** Checks which business unit the credential is for. */
function businessUnitCheck({
	run,
	outcomeOf,
	connection,
	includeValues,
}: SetupContext): SetupCheck {
	const { check } = BUSINESS_UNIT;
	const { account } = run.connection;
	if (account === '') {
		const remedy =
			'Enter the Business Unit ID in the credential. To find it, use the operation Find by Domain.';
		return { check, ok: false, what: 'The credential has no business unit', remedy, details: {} };
	}
	const details = { businessUnitId: account };
	const outcome = outcomeOf(BUSINESS_UNIT);
	if (failedLike(outcome, connection)) return likeConnection(check, outcome);
	if (outcome.error) return failedCheck(check, outcome.error, details);
	const name = includeValues ? ` (${textOf(outcome.rows[0]?.displayName)})` : '';
	return { check, ok: true, what: `Business unit ${account}${name}`, remedy: NO_REMEDY, details };
}

/** Checks the user that sends invitations, if the token does not imply it. */
function businessUserChecks({ run }: SetupContext): SetupCheck[] {
	const check = 'Business User';
	const { user, account } = run.connection;
	if (user === undefined) return [];
	const details = { businessUserId: user };
	const remedy =
		'Enter the ID of a user with the Admin or Manager role as Business User ID in the credential.';
	if (user === '') {
		return [{ check, ok: false, what: 'The credential has no business user', remedy, details }];
	}
	if (user === account) {
		const what = 'The Business User ID in the credential is the ID of the business unit';
		return [{ check, ok: false, what, remedy, details }];
	}
	const what = 'Not checked, because only an invitation or a reply can show it';
	return [{ check, ok: null, what, remedy: TRY_INVITATION, details }];
}

/** The checks of Check Setup for Trustpilot. */
export const setup: SetupPlan = {
	probes: PROBES,
	// The public search does not check the token.
	connectionFor: (run) =>
		usesOAuth2(run) && run.connection.account !== '' ? PRIVATE_REVIEWS : KEY,
	granted: 'Allowed',
	accountChecks: (context) => [businessUnitCheck(context), ...businessUserChecks(context)],
	writeCheck: {
		check: 'Write Access',
		ok: null,
		what: 'Not checked, because only a write can show it',
		remedy: TRY_INVITATION,
		details: { writes: ['invitations', 'replies', 'tags', 'products'] },
	},
};
