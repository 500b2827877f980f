import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { latencyCheck, rateCheck } from '../../../nodes/shared/engine/setup/checks';
import type { SetupOutcome, SetupProbe } from '../../../nodes/shared/engine/setup/types';
import type { Api } from '../../../nodes/shared/http/api';

const api = { name: 'Example', rate: { max: 100, intervalMs: 10_000 } } as Api;
const probe: SetupProbe = {
	check: 'Read Orders',
	target: { route: 'GET /orders' },
	neededFor: 'x',
};
const skipped = { what: 'Not checked: no account is chosen', remedy: 'Enter the ID' };
const failed: SetupOutcome = {
	probe,
	rows: [],
	ms: 1,
	error: new NodeOperationError({ name: 'Orders' } as INode, 'failed'),
};
const NO_REMEDY = 'Nothing to do';

describe('Rate Limit', () => {
	it('states all that is left', () => {
		const report = { max: 1_000, intervalMs: 10_000, remaining: 1, dailyRemaining: 2_000 };
		expect(rateCheck(api, { ...report, dailyResetMs: 3_600_000 })).toEqual({
			check: 'Rate Limit',
			ok: true,
			what: '1 request left of 1,000 in 10 seconds. 2,000 requests left today. The daily limit resets in 60 minutes',
			remedy: NO_REMEDY,
			details: { ...report, dailyResetMs: 3_600_000 },
		});
	});

	it.each([
		[{ dailyRemaining: 5, max: undefined }, '5 requests left today', { dailyRemaining: 5 }],
		[
			{ remaining: 3, dailyRemaining: 1 },
			'1 request left today',
			{ remaining: 3, dailyRemaining: 1 },
		],
		[
			{ remaining: 3, max: 5, dailyRemaining: 1 },
			'1 request left today',
			{ remaining: 3, max: 5, dailyRemaining: 1 },
		],
	])('states only what the API sent: %j', (report, what, details) => {
		expect(rateCheck(api, report)).toMatchObject({ ok: true, what });
		expect(rateCheck(api, report).details).toEqual(details);
	});

	it('fails if no request is left today', () => {
		expect(rateCheck(api, { dailyRemaining: 0 })).toMatchObject({
			ok: false,
			what: '0 requests left today',
			remedy: 'Run the workflow again after the daily limit resets',
		});
	});

	it('is not checked if the API does not send it', () => {
		expect(rateCheck(api, { remaining: 3 })).toEqual({
			check: 'Rate Limit',
			ok: null,
			what: 'Not checked: Example did not send its rate limit',
			remedy: 'Nothing to do. The nodes send at most 100 requests in 10 seconds.',
			details: { max: 100, intervalMs: 10_000 },
		});
	});
});

describe('Latency', () => {
	it('is the median of the requests that succeeded', () => {
		const times = [30, 9, 20, 100].map((ms) => ({ probe, rows: [], ms }));
		const others = [failed, { probe, rows: [], ms: 0, skipped }];
		expect(latencyCheck(api, [...times, ...others])).toEqual({
			check: 'Latency',
			ok: true,
			what: 'Example responds in 30 ms',
			remedy: NO_REMEDY,
			details: { requests: 4, medianMs: 30, slowestMs: 100 },
		});
	});

	it('is not checked if no request succeeded', () => {
		expect(latencyCheck(api, [failed])).toEqual({
			check: 'Latency',
			ok: null,
			what: 'Not checked: no request succeeded',
			remedy: 'Follow the remedies of the failed checks first',
			details: { requests: 0 },
		});
	});
});
