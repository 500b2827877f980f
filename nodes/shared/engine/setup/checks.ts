import type { IDataObject, NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { Api, RateReport } from '../../http/api';
import { duration } from '../../http/errors';
import { simplify } from '../output';
import { compareFields, maskValues, withoutSecrets } from './fields';
import type { SetupCheck, SetupContext, SetupOutcome, SetupPlan, SetupSample } from './types';

type Failed = Pick<NodeApiError | NodeOperationError, 'message' | 'description'>;

/** Kinds of failures of a request that the API rejects because there is no record. */
const WITHOUT_RECORD: readonly unknown[] = ['badInput', 'notFound'];

const plural = (count: number, unit: string) =>
	`${count.toLocaleString('en-US')} ${unit}${count === 1 ? '' : 's'}`;

/** Returns the check of a failure: its message, and its description as the remedy. */
export const failedCheck = (check: string, { message, description }: Failed): SetupCheck => ({
	check,
	ok: false,
	what: message,
	remedy: description ?? '',
});

/** Returns whether the API accepted the credential for a request. */
export const isAccepted = ({ error, skipped }: SetupOutcome): boolean =>
	!skipped && (!error || error.context.kind === 'missingScope');

/** Returns whether a request failed for the same reason as the connection. */
export const failedLike = ({ error }: SetupOutcome, connection: SetupOutcome): boolean =>
	error !== undefined && !isAccepted(connection) && error.message === connection.error?.message;

/** Returns the check of a request that failed for the same reason as the connection. */
export const likeConnection = (check: string): SetupCheck => ({
	check,
	ok: null,
	what: 'Not checked: the request failed for the same reason as Connection',
	remedy: 'Follow the remedy of Connection first.',
});

/** Checks whether the API accepts the credential. */
export function connectionCheck(api: Api, outcome: SetupOutcome): SetupCheck {
	const check = 'Connection';
	const { error, skipped } = outcome;
	if (skipped) return { check, ok: null, ...skipped };
	if (error && !isAccepted(outcome)) return failedCheck(check, error);
	return { check, ok: true, what: `${api.name} accepts the credential`, remedy: '' };
}

/** Checks whether the credential can use one part of the API. */
export function accessCheck(
	outcome: SetupOutcome,
	connection: SetupOutcome,
	{ granted }: SetupPlan,
): SetupCheck {
	const { probe, error, skipped } = outcome;
	const { check, neededFor, target, mayBeRejected } = probe;
	if (skipped) return { check, ok: null, ...skipped };
	if (failedLike(outcome, connection)) return likeConnection(check);
	if (!error || (mayBeRejected && WITHOUT_RECORD.includes(error.context.kind))) {
		return { check, ok: true, what: `${granted} (${target.route})`, remedy: '' };
	}
	const { remedy, ...failed } = failedCheck(check, error);
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
		const remedy = `The nodes send at most ${max} requests in ${duration(intervalMs)}.`;
		return { check, ok: null, what, remedy };
	}
	const ok = report.dailyRemaining !== 0;
	const remedy = ok ? '' : 'Run the workflow again after the daily limit resets.';
	return { check, ok, what: texts.join('. '), remedy };
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
		return { check, ok: null, what, remedy: 'Follow the remedies of the failed checks first.' };
	}
	const median = times[Math.floor(times.length / 2)];
	const what = `${api.name} responds in ${median} ms (median of ${plural(times.length, 'request')}, slowest ${times.at(-1)} ms)`;
	return { check, ok: true, what, remedy: '' };
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
	{ rows, error, skipped }: SetupOutcome,
	sample: SetupSample,
	{ includeValues, run }: SetupContext,
): SetupCheck {
	const check = `Fields of ${sample.name}`;
	if (error || skipped) {
		const what = 'Not checked: the records could not be read';
		return { check, ok: null, what, remedy: 'Follow the remedies of the other checks first.' };
	}
	if (rows.length === 0) {
		const what = 'Not checked: the account has no records of this type';
		return { check, ok: null, what, remedy: 'Run Check Setup again when there is a record.' };
	}
	const { unknown, missing } = compareFields(rows, sample);
	const isSame = unknown.length + missing.length === 0;
	const same = { what: `${plural(rows.length, 'record')} with the expected fields`, remedy: '' };
	const shown = (record: IDataObject) =>
		includeValues
			? withoutSecrets(record, run.connection.secrets)
			: (maskValues(record) as IDataObject);
	return {
		check,
		ok: isSame,
		...(isSame ? same : describeDifferences(unknown, missing)),
		simplified: shown(simplify(rows[0], sample.simplified)),
		raw: shown(rows[0]),
		unknownFields: unknown,
		missingFields: missing,
	};
}
