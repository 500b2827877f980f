import { fieldTable, locator } from '../../shared/catalog/fields';

/** Filters that only transactions have. */
export const charges = fieldTable({
	subscriptionId: locator({
		displayName: 'Subscription',
		search: 'searchChargedSubscriptions',
		example: 'sub_1KGcXDCScnf89tZoVkoEMCEL',
		description:
			'The subscription that was charged. By ID: use the ID of the payment provider, such as sub_… (Stripe) or I-… (PayPal).',
	}),
});
