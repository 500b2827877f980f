import { isObject } from '../core/guards';
import type { Watch } from './types';
import { listTimeOf } from './watch';

/** Why rows can't be watched. */
export type RowIssue = 'notAnObject' | 'noId' | 'noTime';

/** How many rows of a scan can't be watched, by reason. */
export type SkippedRows = Partial<Record<RowIssue, number>>;

/** Returns why a row can't be watched; undefined if it can. */
export function issueOf(watch: Watch, row: unknown): RowIssue | undefined {
	if (!isObject(row)) return 'notAnObject';
	if (watch.idOf(row) === '') return 'noId';
	return Number.isFinite(listTimeOf(watch, row)) ? undefined : 'noTime';
}

const TEXTS: Record<RowIssue, string> = {
	notAnObject: 'are not objects',
	noId: 'have no ID',
	noTime: 'have no valid time',
};

/** Describes the skipped rows in n8n's log. Returns undefined if no row was skipped. */
export function warningOf(skipped: SkippedRows): string | undefined {
	const reasons = Object.entries(skipped).map(
		([issue, count]) => `${count} ${TEXTS[issue as RowIssue]}`,
	);
	if (reasons.length === 0) return undefined;
	return `Skipped rows of the list: ${reasons.join(', ')}`;
}
