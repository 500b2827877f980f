import { EXECUTION_OPTIONS } from '../../../nodes/shared/catalog/common';
import { DEFAULT_SETTINGS } from '../../../nodes/shared/http/client';

it('shows in the form what the client does without the options', () => {
	const shown = Object.fromEntries(
		EXECUTION_OPTIONS.map(({ name, default: value }) => [name, value]),
	);
	const { maxWaitMs, timeoutMs, parallel } = DEFAULT_SETTINGS;
	expect(shown).toEqual({ maxWait: maxWaitMs / 1000, timeout: timeoutMs / 1000, parallel });
	const text = EXECUTION_OPTIONS.find(({ name }) => name === 'parallel')?.description;
	expect(text).toContain(`reads run ${parallel} at a time`);
});
