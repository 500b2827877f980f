import type { IDataObject, NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { Api, RateReport } from '../../http/api';
import { duration } from '../../http/errors';
import { hostOf } from '../../http/urls';
import { simplify } from '../output';
import { compareFields, maskValues, withoutSecrets } from './fields';
import type { SetupCheck, SetupContext, SetupOutcome, SetupPlan, SetupSample } from './types';

type Failed = Pick<NodeApiError | NodeOperationError, 'message' | 'description'>;

/** Kinds of failures of a request that the API rejects because there is no record. */
const WITHOUT_RECORD: readonly unknown[] = ['badInput', 'notFound'];

const plural = (count: number, unit: string) =>
	`${count.toLocaleString('en-US')} ${unit}${count === 1 ? '' : 's'}`;

/** The remedy of a check that passed. */
export const NO_REMEDY = 'Nothing to do';

/** Returns the check of a failure: its message, and its description as the remedy. */
export const failedCheck = (
	check: string,
	{ message, description }: Failed,
	details: IDataObject = {},
): SetupCheck => ({ check, ok: false, what: message, remedy: description ?? '', details });

const requestOf = ({ probe }: SetupOutcome) => ({ request: probe.target.route });

/** Returns whether the API accepted the credential for a request. */
export const isAccepted = ({ error, skipped }: SetupOutcome): boolean =>
	!skipped && (!error || error.context.kind === 'missingScope');

/** Returns the kind of a failure. The messages of one kind differ, for example for a timeout. */
const kindOf = ({ error }: SetupOutcome): unknown => error?.context.kind ?? error?.message;

/** Returns whether a request failed for the same reason as the connection. */
export const failedLike = (outcome: SetupOutcome, connection: SetupOutcome): boolean =>
	outcome.error !== undefined && !isAccepted(connection) && kindOf(outcome) === kindOf(connection);

/** Returns the check of a request that failed for the same reason as the connection. */
export const likeConnection = (check: string, outcome: SetupOutcome): SetupCheck => ({
	check,
	ok: null,
	what: 'Not checked: the request failed for the same reason as Connection',
	remedy: 'Follow the remedy of Connection first',
	details: requestOf(outcome),
});

/** Checks whether the API accepts the credential. */
export function connectionCheck({ run, connection }: SetupContext): SetupCheck {
	const check = 'Connection';
	const { error, skipped } = connection;
	const details = { host: hostOf(run.connection.baseUrl), ...requestOf(connection) };
	if (skipped) return { check, ok: null, ...skipped, details };
	if (error && !isAccepted(connection)) return failedCheck(check, error, details);
	const what = `${run.client.api.name} accepts the credential`;
	return { check, ok: true, what, remedy: NO_REMEDY, details };
}

/** Checks whether the credential can use one part of the API. */
export function accessCheck(
	outcome: SetupOutcome,
	connection: SetupOutcome,
	{ granted }: SetupPlan,
): SetupCheck {
	const { probe, error, skipped } = outcome;
	const { check, neededFor, mayBeRejected } = probe;
	const details = requestOf(outcome);
	if (skipped) return { check, ok: null, ...skipped, details };
	if (failedLike(outcome, connection)) return likeConnection(check, outcome);
	if (!error || (mayBeRejected && WITHOUT_RECORD.includes(error.context.kind))) {
		return { check, ok: true, what: granted, remedy: NO_REMEDY, details };
	}
	const { remedy, ...failed } = failedCheck(check, error, details);
	return { ...failed, remedy: `This is needed for ${neededFor}. ${remedy}` };
}

/** Describes how many requests are left. */
function rateTexts({ max, intervalMs, remaining, dailyRemaining, dailyResetMs }: RateReport) {
	const hasInterval = remaining !== undefined && max !== undefined && intervalMs !== undefined;
	return [
		hasInterval &&
			`${plural(remaining, 'request')} left of ${max.toLocaleString('en-US')} in ${duration(intervalMs)}`,
		dailyRemaining !== undefined && `${plural(dailyRemaining, 'request')} left today`,
		dailyResetMs !== undefined && `The daily limit resets in ${duration(dailyResetMs)}`,
	].filter((text) => text !== false);
}

/** Checks how many requests the API still allows. */
export function rateCheck(api: Api, report: RateReport): SetupCheck {
	const check = 'Rate Limit';
	const texts = rateTexts(report);
	if (texts.length === 0) {
		const { max, intervalMs } = api.rate;
		const what = `Not checked: ${api.name} did not send its rate limit`;
		const remedy = `Nothing to do. The nodes send at most ${max} requests in ${duration(intervalMs)}.`;
		return { check, ok: null, what, remedy, details: { max, intervalMs } };
	}
	const ok = report.dailyRemaining !== 0;
	const remedy = ok ? NO_REMEDY : 'Run the workflow again after the daily limit resets';
	const facts = Object.entries(report).filter(([, value]) => value !== undefined);
	return { check, ok, what: texts.join('. '), remedy, details: Object.fromEntries(facts) };
}

/** Returns the response time of the API. */
export function latencyCheck(api: Api, outcomes: readonly SetupOutcome[]): SetupCheck {
	const check = 'Latency';
	const times = outcomes
		.filter(({ error, skipped }) => !error && !skipped)
		.map(({ ms }) => ms)
		.sort((a, b) => a - b);
	if (times.length === 0) {
		const what = 'Not checked: no request succeeded';
		const remedy = 'Follow the remedies of the failed checks first';
		return { check, ok: null, what, remedy, details: { requests: 0 } };
	}
	const medianMs = times[Math.floor(times.length / 2)];
	const details = { requests: times.length, medianMs, slowestMs: times[times.length - 1] };
	const what = `${api.name} responds in ${medianMs} ms`;
	return { check, ok: true, what, remedy: NO_REMEDY, details };
}

/** Describes the differences between the records and the known fields, and what follows. */
function describeDifferences(unknown: string[], missing: string[]) {
	const names = (some: string[]) => some.join(', ');
	const what = [
		unknown.length > 0 && `Unknown fields in the response: ${names(unknown)}`,
		missing.length > 0 && `Missing in the response: ${names(missing)}`,
	];
	const remedy = [
		unknown.length > 0 && 'The output Raw contains the unknown fields.',
		missing.length > 0 && 'In the simplified output, the missing fields are null.',
		'Report the difference, so that the nodes can support it.',
	];
	return { what: what.filter(Boolean).join('. '), remedy: remedy.filter(Boolean).join(' ') };
}

/** Compares the records of a list with the fields known to this package, and shows one of them. */
export function fieldsCheck(
	outcome: SetupOutcome,
	sample: SetupSample,
	{ includeValues, run }: SetupContext,
): SetupCheck {
	const { rows, error, skipped } = outcome;
	const check = `Fields of ${sample.name}`;
	const details = requestOf(outcome);
	if (error || skipped) {
		const what = 'Not checked: the records could not be read';
		const remedy = 'Follow the remedies of the other checks first';
		return { check, ok: null, what, remedy, details };
	}
	if (rows.length === 0) {
		const what = 'Not checked: the account has no records of this type';
		return {
			check,
			ok: null,
			what,
			remedy: 'Run Check Setup again when there is a record',
			details,
		};
	}
	const { unknown, missing } = compareFields(rows, sample);
	const isSame = unknown.length + missing.length === 0;
	const same = {
		what: `${plural(rows.length, 'record')} with the expected fields`,
		remedy: NO_REMEDY,
	};
	const shown = (record: IDataObject) =>
		includeValues
			? withoutSecrets(record, run.connection.secrets)
			: (maskValues(record) as IDataObject);
	return {
		check,
		ok: isSame,
		...(isSame ? same : describeDifferences(unknown, missing)),
		details: {
			simplified: shown(simplify(rows[0], sample.simplified)),
			raw: shown(rows[0]),
			unknownFields: unknown,
			missingFields: missing,
		},
	};
}
