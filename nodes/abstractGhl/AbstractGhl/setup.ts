import { textOf } from '../../shared/core/guards';
import { NO_REMEDY } from '../../shared/engine/setup/checks';
import type {
	SetupCheck,
	SetupContext,
	SetupPlan,
	SetupProbe,
	SetupTarget,
} from '../../shared/engine/setup/types';
import {
	simplifiedAbstractGhlCustomer,
	simplifiedAbstractGhlInvoice,
	simplifiedAbstractGhlOrder,
} from '../operations';
import { KNOWN_FIELDS } from './knownFields';
import { customer } from './resources/customer';
import { invoice } from './resources/invoice';
import { metadata } from './resources/metadata';
import { order } from './resources/order';
import { webhookSubscription } from './resources/webhookSubscription';

const METADATA: SetupProbe = {
	check: 'Account',
	target: metadata.operations.get,
	neededFor: 'the forms of all operations',
	isOfAccount: true,
};

const READS: Array<[string, SetupTarget, SetupProbe['sample']?]> = [
	[
		'Customers',
		customer.operations.getAll,
		{
			name: 'Customer',
			simplified: simplifiedAbstractGhlCustomer,
			known: KNOWN_FIELDS.Customer,
		},
	],
	[
		'Orders',
		order.operations.getAll,
		{ name: 'Order', simplified: simplifiedAbstractGhlOrder, known: KNOWN_FIELDS.Order },
	],
	[
		'Invoices',
		invoice.operations.getAll,
		{ name: 'Invoice', simplified: simplifiedAbstractGhlInvoice, known: KNOWN_FIELDS.Invoice },
	],
	['Webhook Subscriptions', webhookSubscription.operations.getAll],
];

const PROBES: readonly SetupProbe[] = [
	METADATA,
	...READS.map(([name, target, sample]) => ({
		check: `Read ${name}`,
		target,
		neededFor: name.toLowerCase(),
		...(sample && { sample }),
	})),
];

/** Shows which account the credential is for. */
function accountCheck({ outcomeOf, includeValues }: SetupContext): SetupCheck {
	const { check } = METADATA;
	const { error, rows } = outcomeOf(METADATA);
	if (error) {
		const what = 'Not checked: the metadata could not be read';
		return { check, ok: null, what, remedy: 'Follow the remedy of Connection first', details: {} };
	}
	const [{ name = '', currency = '' } = {}] = rows;
	const facts = [
		includeValues && `Account ${textOf(name)}`,
		`Currency: ${textOf(currency) || 'not set'}`,
	];
	const what = facts.filter(Boolean).join('. ');
	return { check, ok: true, what, remedy: NO_REMEDY, details: { currency: textOf(currency) } };
}

/** The checks of Check Setup for AbstractGHL. */
export const setup: SetupPlan = {
	probes: PROBES,
	granted: 'Granted',
	accountChecks: (context) => [accountCheck(context)],
	writeCheck: {
		check: 'Scope write',
		ok: null,
		what: 'Not checked, because only a write can show a missing scope',
		remedy: 'If a node cannot write, give the credential the scope write in your backend',
		details: { scopes: ['write'] },
	},
};
