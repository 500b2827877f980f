import type { IDataObject, NodeOperationError } from 'n8n-workflow';

import { inputError } from '../../catalog/encode';
import type { ItemRun } from '../../catalog/run';
import type { DataFor, Field, Resource } from '../../catalog/types';
import { operation } from '../../catalog/types';
import { mapConcurrently } from '../../core/concurrency';
import { excerpt } from '../../core/guards';
import type { Route } from '../../core/routes';
import { Client } from '../../http/client';
import { readSettings } from '../../http/settings';
import { readCollection } from '../collections';
import {
	accessCheck,
	connectionCheck,
	failedCheck,
	fieldsCheck,
	latencyCheck,
	rateCheck,
} from './checks';
import { sendProbe } from './probe';
import type { SetupContext, SetupPlan, SetupProbe } from './types';

/** The limits of one request, unless the form sets others: a setup that works responds faster. */
const MAX_WAIT_MS = 20_000;
const TIMEOUT_MS = 15_000;

const INCLUDE_VALUES: Field = {
	displayName: 'Include Values',
	name: 'includeValues',
	type: 'boolean',
	default: false,
	in: 'none',
	description:
		'Whether to show the values of sample records and the name of the account. If disabled, the output contains no personal data, so you can paste it into an issue.',
};

/** Reads Include Values. A wrong value from an expression must not show personal data. */
function readIncludeValues(run: ItemRun, { includeValues = false }: IDataObject): boolean {
	if (typeof includeValues === 'boolean') return includeValues;
	throw inputError(
		run,
		`'${INCLUDE_VALUES.displayName}' is not true or false: ${excerpt(includeValues)}`,
		'Turn the option on or off, or check its expression.',
	);
}

/** Sends all probes and returns an item for each check. A failed check does not stop the others. */
async function checkSetup(run: ItemRun, plan: SetupPlan): Promise<IDataObject[]> {
	const { context, connection } = run;
	const { api } = run.client;
	const options = readCollection(run, 'options');
	const includeValues = readIncludeValues(run, options);
	const given = readSettings(options);
	const client = new Client(context, api, connection, {
		...given,
		maxWaitMs: given.maxWaitMs ?? MAX_WAIT_MS,
		timeoutMs: given.timeoutMs ?? TIMEOUT_MS,
	});
	const first = plan.connectionFor?.(run) ?? plan.probes[0];
	// The others are sent after the first request: it gets the token and the rate limit.
	const connected = await sendProbe(run, client, first);
	const outcomes = await mapConcurrently(plan.probes, client.concurrency, async (probe) =>
		probe === first ? connected : await sendProbe(run, client, probe),
	);
	const outcomeOf = (probe: SetupProbe) =>
		outcomes.find((outcome) => outcome.probe === probe) ?? { probe, rows: [], ms: 0 };
	const setup: SetupContext = {
		run,
		outcomeOf,
		connection: connected,
		includeValues,
	};
	const checks = [
		connectionCheck(setup),
		...plan.accountChecks(setup),
		rateCheck(api, client.rateReport),
		latencyCheck(api, outcomes),
		...outcomes
			.filter(({ probe }) => !probe.isOfAccount)
			.map((outcome) => accessCheck(outcome, connected, plan)),
		{ ...plan.writeCheck },
		...outcomes.flatMap((outcome) =>
			outcome.probe.sample ? [fieldsCheck(outcome, outcome.probe.sample, setup)] : [],
		),
	];
	// The editor shows a page of items. Failed checks are on the first one.
	const failed = checks.filter(({ ok }) => ok === false);
	return [...failed, ...checks.filter(({ ok }) => ok !== false)];
}

/** Returns the resource Account with the operation that checks a credential, its account and the API. */
export function accountResource<const R extends Route>(
	route: R,
	data: Pick<DataFor<R>, 'description' | 'scope' | 'account'>,
	plan: SetupPlan,
): Resource {
	return {
		name: 'Account',
		operations: {
			checkSetup: operation<Route, string>(route, {
				...data,
				name: 'Check Setup',
				action: 'Check setup of account',
				options: [INCLUDE_VALUES],
				run: async (run) => await checkSetup(run, plan),
				withoutConnection: (error: NodeOperationError) => [failedCheck('Connection', error)],
			}),
		},
	};
}
