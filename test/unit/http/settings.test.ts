import type { IDataObject } from 'n8n-workflow';

import { EXECUTION_OPTIONS } from '../../../nodes/shared/catalog/common';
import {
	completeSettings,
	DEFAULT_SETTINGS,
	readSettings,
} from '../../../nodes/shared/http/settings';

it('shows the defaults of the client in the form', () => {
	const shown = Object.fromEntries(
		EXECUTION_OPTIONS.map(({ name, default: value }) => [name, value]),
	);
	const { maxWaitMs, timeoutMs, parallel } = DEFAULT_SETTINGS;
	expect(shown).toEqual({ maxWait: maxWaitMs / 1000, timeout: timeoutMs / 1000, parallel });
	const text = EXECUTION_OPTIONS.find(({ name }) => name === 'parallel')?.description;
	expect(text).toContain(`${parallel} for reads, 1 for writes`);
});

describe('settings from expressions', () => {
	it.each([
		['text', { maxWait: 'soon', timeout: 'later', parallel: 'many' }],
		['nothing', { maxWait: '', timeout: null, parallel: undefined }],
		['objects', { maxWait: {}, timeout: [5], parallel: true }],
		['NaN', { maxWait: NaN, timeout: NaN, parallel: NaN }],
	])('use the defaults for %s', (_, options) => {
		expect(completeSettings(readSettings(options as IDataObject))).toEqual(DEFAULT_SETTINGS);
	});

	it('stay within their range', () => {
		const huge = { maxWait: Infinity, timeout: 1e12, parallel: 1e9 };
		expect(completeSettings(readSettings(huge))).toEqual({
			maxWaitMs: 86_400_000,
			timeoutMs: 3_600_000,
			parallel: 50,
		});
		const tiny = { maxWait: -5, timeout: 0, parallel: 0.5 };
		expect(completeSettings(readSettings(tiny))).toEqual({
			maxWaitMs: 0,
			timeoutMs: 1_000,
			parallel: 1,
		});
	});

	it('accept numbers as text', () => {
		const { maxWaitMs, parallel } = readSettings({ maxWait: '5', parallel: ' 3 ' });
		expect([maxWaitMs, parallel]).toEqual([5_000, 3]);
	});
});
