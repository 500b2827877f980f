import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { inputError, splitList } from '../../shared/catalog/encode';
import type { ItemRun } from '../../shared/catalog/run';
import { textOf } from '../../shared/core/guards';
import { readCollection } from '../../shared/engine/collections';
import { call } from '../../shared/engine/operation';
import { requestRecord } from '../../shared/engine/records';
import { buildRequest } from '../../shared/engine/request';
import { sendOnce } from '../../shared/engine/sendOnce';
import { contact as contactResource } from '../GhlContacts/resources/contact';
import { assertAcceptsMessages } from './doNotDisturb';
import { uploadAttachments } from './files';

/** Finds the contact with the email or the phone in the form. */
async function findContact(run: ItemRun, by: 'email' | 'phone'): Promise<string> {
	const value = textOf(run.read(by, run.itemIndex, ''));
	const { findDuplicate } = contactResource.operations;
	const found = await call(
		run,
		findDuplicate,
		by === 'email' ? { email: value } : { number: value },
	);
	const id = textOf((found as IDataObject | undefined)?.id);
	if (id !== '') return id;
	throw inputError(
		run,
		`No contact has the ${by} ${value}`,
		'Create the contact first, for example with the node GHL Contacts.',
	);
}

/** Rejects a message without content. GHL accepts a template or an attachment instead of a text. */
function assertHasContent(run: ItemRun, body: IDataObject, files: string[]): void {
	const content = [body.message, body.html, body.templateId, body.attachments, body.forward];
	if (files.length > 0 || content.some((one) => one !== undefined)) return;
	const fields = body.type === 'Email' ? "'HTML' and 'Message' are" : "'Message' is";
	throw inputError(run, `${fields} empty`, 'Enter the text of the message, or attach a file.');
}

/** Returns the key of Send Once Per Key. Without a value for it, each run would send the message again. */
function onceKeyOf(run: ItemRun, options: IDataObject): string | undefined {
	if (!Object.hasOwn(options, 'onceKey')) return undefined;
	const key = textOf(options.onceKey).trim();
	if (key !== '') return key;
	throw inputError(
		run,
		"'Send Once Per Key' is empty",
		'Enter a text that identifies the message, such as its purpose and the order ID, or remove the option.',
	);
}

/** Sends a message to a contact. With a key, sends only one message for it. */
export async function sendMessage(run: ItemRun): Promise<IDataObject> {
	const { context, client, itemIndex, read, operation } = run;
	const options = readCollection(run, 'options');
	const key = onceKeyOf(run, options);
	const request = buildRequest(run);
	const { body } = request;
	const files = splitList(readCollection(run, 'additional').attachmentFields);
	assertHasContent(run, body, files);
	const recipient = read('recipient', itemIndex, 'contact');
	if (recipient === 'email' || recipient === 'phone') {
		body.contactId = await findContact(run, recipient);
	}
	const contactId = textOf(body.contactId);

	const send = async (): Promise<IDataObject> => {
		if (options.ignoreDnd !== true) {
			const contact = await call(run, contactResource.operations.get, { contactId });
			assertAcceptsMessages(run, contact, textOf(body.type));
		}
		const urls = await uploadAttachments(run, contactId, files);
		const attachments = [...((body.attachments ?? []) as string[]), ...urls];
		const complete = { ...body, ...(attachments.length > 0 && { attachments }) };
		return await requestRecord(client, { ...request, body: complete }, operation);
	};

	if (key === undefined) return { sent: true, contactId, ...(await send()) };
	const once = {
		key: `ghl message ${client.connection.account} ${key}`,
		unsupported: () =>
			new NodeOperationError(context.getNode(), 'This n8n cannot store which messages were sent', {
				itemIndex,
				description:
					"It does not support processed data. Update n8n, or remove the option 'Send Once Per Key' and deduplicate the items yourself.",
			}),
	};
	const result = await sendOnce(context, once, send);
	return 'reason' in result
		? { sent: false, reason: result.reason, contactId }
		: { sent: true, contactId, ...result.response };
}
