import type { IDataObject } from 'n8n-workflow';

import { inputError } from '../../shared/catalog/encode';
import type { ItemRun } from '../../shared/catalog/run';
import { textOf } from '../../shared/core/guards';
import { getPath } from '../../shared/core/paths';

/** The channel in the do-not-disturb settings of a contact, by type of message. Other types have only the general one. */
const CHANNELS: Readonly<Record<string, string>> = {
	Email: 'Email',
	FB: 'FB',
	RCS: 'SMS',
	SMS: 'SMS',
	WhatsApp: 'WhatsApp',
};

/** The statuses that block messages (docs/api-notes/ghl.md#sending-messages). */
const BLOCKING: ReadonlySet<string> = new Set(['active', 'permanent']);

/** Rejects a message to a contact that does not accept messages on the channel. */
export function assertAcceptsMessages(run: ItemRun, contact: IDataObject, type: string): void {
	const channel = CHANNELS[type];
	const status = channel ? textOf(getPath(contact, `dndSettings.${channel}.status`)) : '';
	const blocksAll = contact.dnd === true;
	if (!blocksAll && !BLOCKING.has(status)) return;
	const what = blocksAll ? 'messages' : `messages on the channel ${type}`;
	throw inputError(
		run,
		`The contact ${textOf(contact.id)} does not accept ${what} (do not disturb)`,
		"The node did not send the message. To send it anyway, add the option 'Ignore Do Not Disturb'.",
	);
}
