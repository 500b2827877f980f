import type { IDataObject } from 'n8n-workflow';

import { textOf } from '../shared/core/guards';

/** Returns whether a record is in live mode. Returns undefined if it does not contain a readable mode. */
export function readLiveMode({ liveMode }: IDataObject): boolean | undefined {
	const text = textOf(liveMode).toLowerCase();
	if (['true', '1', 'live'].includes(text)) return true;
	return ['false', '0', 'test'].includes(text) ? false : undefined;
}

/** Returns a function that hints at lists with both live and test records: test records are not sales. */
export function testModeHint(): (records: IDataObject[]) => string | undefined {
	const modes = new Set<boolean | undefined>();
	return (records) => {
		for (const record of records) modes.add(readLiveMode(record));
		return modes.has(false) && modes.size > 1
			? 'The output contains test records. To exclude them, add the filter Payment Mode and select Live.'
			: undefined;
	};
}
