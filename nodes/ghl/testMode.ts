import type { IDataObject } from 'n8n-workflow';

const isTest = ({ liveMode }: IDataObject): boolean => String(liveMode) === 'false';

/** Returns a hint if a list contains both live and test records: test records are not sales. */
export const testModeHint = (records: IDataObject[]): string | undefined =>
	records.some(isTest) && !records.every(isTest)
		? 'The output contains test records. To exclude them, add the filter Payment Mode and select Live.'
		: undefined;
