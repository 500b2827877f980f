import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import {
	accessCheck,
	connectionCheck,
	failedLike,
	fieldsCheck,
	isAccepted,
	likeConnection,
} from '../../../nodes/shared/engine/setup/checks';
import type {
	SetupContext,
	SetupOutcome,
	SetupPlan,
	SetupProbe,
} from '../../../nodes/shared/engine/setup/types';
import type { Api } from '../../../nodes/shared/http/api';
import { Secrets } from '../../../nodes/shared/http/secrets';

const node = { name: 'Orders', type: 'orders', typeVersion: 1 } as INode;

function apiError(kind: string, message = `failed: ${kind}`): NodeApiError {
	const error = new NodeApiError(node, {}, { message, description: 'Do this.' });
	error.context.kind = kind;
	return error;
}

const probe: SetupProbe = {
	check: 'Read Orders',
	target: { route: 'GET /orders' },
	neededFor: 'GHL Orders',
};
const outcome = (more: Partial<SetupOutcome> = {}): SetupOutcome => ({
	probe,
	rows: [],
	ms: 10,
	...more,
});
const failed = (kind: string, message?: string) => outcome({ error: apiError(kind, message) });
const skipped = { what: 'Not checked: no account is chosen', remedy: 'Enter the ID' };
const api = { name: 'Example', rate: { max: 100, intervalMs: 10_000 } } as Api;

const contextOf = (connection: SetupOutcome, includeValues = false) =>
	({
		run: {
			connection: { baseUrl: 'https://api.example.com/v1', secrets: new Secrets([]) },
			client: { api },
		},
		connection,
		includeValues,
	}) as unknown as SetupContext;

const NO_REMEDY = 'Nothing to do';
const request = 'GET /orders';

describe('Connection', () => {
	const check = (connection: SetupOutcome) => connectionCheck(contextOf(connection));
	const details = { host: 'api.example.com', request };

	it.each([
		['succeeded', outcome()],
		['lacks a scope', failed('missingScope')],
	])('passes if the request %s', (_name, connection) => {
		const what = 'Example accepts the credential';
		expect(check(connection)).toMatchObject({ ok: true, what, remedy: NO_REMEDY, details });
	});

	it('fails with the message and the remedy of the request', () => {
		expect(check(failed('unauthorized'))).toEqual({
			check: 'Connection',
			ok: false,
			what: 'failed: unauthorized',
			remedy: 'Do this.',
			details,
		});
		const error = new NodeOperationError(node, 'No credential');
		expect(check(outcome({ error }))).toMatchObject({
			ok: false,
			what: 'No credential',
			remedy: '',
		});
	});

	it('is not checked without a request', () => {
		expect(check(outcome({ skipped }))).toEqual({
			check: 'Connection',
			ok: null,
			...skipped,
			details,
		});
	});
});

describe('the access to a part of the API', () => {
	const plan = { granted: 'Granted' } as SetupPlan;
	const check = (one: SetupOutcome, connection = outcome()) => accessCheck(one, connection, plan);

	it('is granted if the request succeeded', () => {
		expect(check(outcome())).toEqual({
			check: 'Read Orders',
			ok: true,
			what: 'Granted',
			remedy: NO_REMEDY,
			details: { request },
		});
	});

	it.each([
		['notFound', true, true],
		['badInput', true, true],
		['forbidden', true, false],
		['notFound', undefined, false],
	])('after %s of a request that may be rejected (%s): %s', (kind, mayBeRejected, ok) => {
		const one = { ...failed(kind), probe: { ...probe, mayBeRejected } };
		expect(check(one).ok).toBe(ok);
	});

	it('is missing, with what needs it', () => {
		expect(check(failed('missingScope'))).toMatchObject({
			ok: false,
			what: 'failed: missingScope',
			remedy: 'This is needed for GHL Orders. Do this.',
		});
	});

	it('is not checked if the request was not sent, or failed like the connection', () => {
		expect(check(outcome({ skipped }))).toMatchObject({
			ok: null,
			...skipped,
			details: { request },
		});
		expect(check(failed('unauthorized'), failed('unauthorized', 'another text'))).toEqual({
			check: 'Read Orders',
			ok: null,
			what: 'Not checked: the request failed for the same reason as Connection',
			remedy: 'Follow the remedy of Connection first',
			details: { request },
		});
		expect(likeConnection('Location', outcome()).check).toBe('Location');
	});
});

describe('a failure', () => {
	it('has the reason of the connection only if the connection failed', () => {
		expect(failedLike(failed('forbidden'), failed('forbidden'))).toBe(true);
		expect(failedLike(failed('notFound'), failed('forbidden'))).toBe(false);
		expect(failedLike(failed('missingScope'), failed('missingScope'))).toBe(false);
		expect(failedLike(outcome(), failed('forbidden'))).toBe(false);
		expect(failedLike(outcome(), outcome())).toBe(false);
	});

	it('without a kind is compared by its message', () => {
		const withText = (text: string) => outcome({ error: new NodeOperationError(node, text) });
		expect(failedLike(withText('No credential'), withText('No credential'))).toBe(true);
		expect(failedLike(withText('No credential'), withText('No account'))).toBe(false);
	});

	it('of another kind than a missing scope means that the credential is not accepted', () => {
		expect(isAccepted(outcome())).toBe(true);
		expect(isAccepted(failed('missingScope'))).toBe(true);
		expect(isAccepted(failed('forbidden'))).toBe(false);
		expect(isAccepted(outcome({ skipped }))).toBe(false);
	});
});

describe('the fields of a record', () => {
	const sample = {
		name: 'Order',
		simplified: { orderId: '_id', total: 'amount' },
		known: ['_id', 'amount'],
	};
	const check = (one: SetupOutcome, includeValues = false) =>
		fieldsCheck(one, sample, contextOf(outcome(), includeValues));

	it('are as expected', () => {
		expect(check(outcome({ rows: [{ _id: 'o1', amount: 5 }] }))).toEqual({
			check: 'Fields of Order',
			ok: true,
			what: '1 record with the expected fields',
			remedy: NO_REMEDY,
			details: {
				simplified: { orderId: '[text]', total: '[number]' },
				raw: { _id: '[text]', amount: '[number]' },
				unknownFields: [],
				missingFields: [],
			},
		});
	});

	it('can show their values', () => {
		const rows = [
			{ _id: 'o1', amount: 5 },
			{ _id: 'o2', amount: 6 },
		];
		const { what, details } = check(outcome({ rows }), true);
		expect(what).toBe('2 records with the expected fields');
		expect(details.raw).toEqual({ _id: 'o1', amount: 5 });
		expect(details.simplified).toEqual({ orderId: 'o1', total: 5 });
	});

	const report = 'Report the difference, so that the nodes can support it.';

	it.each([
		[
			{ _id: 'o1', amount: 5, extra: 1, more: 2 },
			'Unknown fields in the response: extra, more',
			`The output Raw contains the unknown fields. ${report}`,
		],
		[
			{ _id: 'o1' },
			'Missing in the response: total (amount)',
			`In the simplified output, the missing fields are null. ${report}`,
		],
		[
			{ _id: 'o1', extra: 1 },
			'Unknown fields in the response: extra. Missing in the response: total (amount)',
			`The output Raw contains the unknown fields. In the simplified output, the missing fields are null. ${report}`,
		],
	])('differ: %j', (row, what, remedy) => {
		expect(check(outcome({ rows: [row] }))).toMatchObject({ ok: false, what, remedy });
	});

	it.each([
		[
			failed('forbidden'),
			'the records could not be read',
			'Follow the remedies of the other checks first',
		],
		[
			outcome({ skipped }),
			'the records could not be read',
			'Follow the remedies of the other checks first',
		],
		[
			outcome(),
			'the account has no records of this type',
			'Run Check Setup again when there is a record',
		],
	])('are not checked without a record', (one, reason, remedy) => {
		expect(check(one)).toEqual({
			check: 'Fields of Order',
			ok: null,
			what: `Not checked: ${reason}`,
			remedy,
			details: { request },
		});
	});
});
