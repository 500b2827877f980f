import type { INodeProperties } from 'n8n-workflow';

import type { TriggerCatalog } from './catalog';

const LOOK_BACK = '/options.lookBackDays';
const EMIT_EXISTING = '/options.emitExisting';

/** Returns the events that a trigger finds only in records of the look-back window. */
function windowEvents({ watched }: TriggerCatalog): string[] {
	const lists = watched.filter(({ listedBy }) => listedBy !== 'updatedAt');
	return changesOf(lists);
}

/** Returns the events of lists that are changes of known records. */
function changesOf(lists: TriggerCatalog['watched']): string[] {
	const events = lists.flatMap((list) => Object.entries(list.events));
	return events.flatMap(([value, { on }]) => (on === 'created' ? [] : value));
}

const notice = (
	name: string,
	text: string,
	displayOptions: INodeProperties['displayOptions'],
): INodeProperties => ({ displayName: text, name, type: 'notice', displayOptions, default: '' });

/** Returns the notice about events that often occur later than the default look-back window. */
function lateNotice({ records, late }: TriggerCatalog, usual: number): INodeProperties[] {
	if (!late) return [];
	const text = `The trigger watches ${records} only during the look-back window after their creation (by default ${usual} days). Some of the selected events often occur later. Set <b>Look Back (Days)</b> in Options, for example to ${late.days}.`;
	return [
		notice('lateNotice', text, {
			show: { events: [...late.events] },
			hide: { [LOOK_BACK]: [{ _cnd: { gte: late.days } }] },
		}),
	];
}

/** Returns the notice about a look-back window that is shorter than the default. */
function shortNotice(catalog: TriggerCatalog, usual: number): INodeProperties[] {
	const { records, late } = catalog;
	const events = windowEvents(catalog).filter((event) => !late?.events.includes(event));
	if (events.length === 0) return [];
	const text = `If <b>Look Back (Days)</b> is less than ${usual}, the trigger can miss changes of ${records}, because it reads only those that were created in this period.`;
	return [
		notice('shortNotice', text, {
			show: { events, [LOOK_BACK]: [{ _cnd: { lt: usual } }] },
			...(late && { hide: { events: [...late.events] } }),
		}),
	];
}

/** Returns the notice about a look-back window that has no effect. */
function unusedNotice({ watched }: TriggerCatalog): INodeProperties {
	const events = changesOf(watched);
	const text =
		'<b>Look Back (Days)</b> has an effect on the selected events only with <b>Emit Existing Records</b>.';
	return notice('unusedNotice', text, {
		show: { [LOOK_BACK]: [{ _cnd: { exists: true } }] },
		hide: { [EMIT_EXISTING]: [true], ...(events.length > 0 && { events }) },
	});
}

/**
 * Returns notices about values of Look Back (Days) that miss events or have no effect. The form shows each of them only
 * with such a value.
 *
 * @param usual The default of Look Back (Days).
 */
export const lookBackNotices = (catalog: TriggerCatalog, usual: number): INodeProperties[] => [
	...lateNotice(catalog, usual),
	...shortNotice(catalog, usual),
	unusedNotice(catalog),
];
