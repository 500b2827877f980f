import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { excerpt, numberOf, scalarText } from '../../shared/core/guards';
import { HOUR_MS } from '../../shared/core/time';
import { inputError } from '../../shared/catalog/encode';
import { locatorValue } from '../../shared/engine/parameters';
import { buildRequest } from '../../shared/engine/request';
import { sendOnce } from '../../shared/engine/sendOnce';
import type { ItemRun } from '../../shared/catalog/run';
import { nameUser } from './actingUser';
import { readIncomingOrder } from './incomingOrder';
import type { IncomingOrder } from './incomingOrder';
import { nameSourceOf, readRecipient } from './recipient';
import type { Recipient } from './recipient';

/**
 * Returns the send time of one invitation, from the fixed time or the delay. Returns undefined to use the
 * setting of the account.
 */
function sendTime(run: ItemRun, name: string, part: IDataObject): string | undefined {
	const { sendAfter } = (run.read(name, run.itemIndex, {}) ?? {}) as IDataObject;
	const fixed = part.preferredSendTime as string | undefined;
	if (sendAfter === undefined || sendAfter === '') return fixed;
	if (fixed) {
		throw inputError(
			run,
			"'Send At' and 'Send After' are both set",
			'Keep one of them: a fixed time, or a delay.',
		);
	}
	const hours = numberOf(sendAfter);
	if (!(hours >= 0)) {
		throw inputError(
			run,
			`'Send After' is not a number of hours: ${excerpt(sendAfter)}`,
			'Set 0 or more.',
		);
	}
	return new Date(Date.now() + hours * HOUR_MS).toISOString().slice(0, 19);
}

function productPart(run: ItemRun, part: IDataObject, order: IncomingOrder): IDataObject {
	if (part.products && part.productSkus) {
		throw inputError(
			run,
			"'Products' and 'Product SKUs' are both set",
			'Trustpilot accepts one of them. Keep the products, or the SKUs of your catalog.',
		);
	}
	if (part.products || part.productSkus) return part;
	if (order.products.length > 0) return { ...part, products: order.products };
	throw inputError(
		run,
		'No product is set',
		"The incoming item contains no line items. Set the products or their SKUs, or get the order with 'Include Line Items'.",
	);
}

/** Checks the send times. Trustpilot requires that the service review invitation is sent first. */
function checkSendTimes(run: ItemRun, service: IDataObject, product: IDataObject): void {
	const [first, second] = [service.preferredSendTime, product.preferredSendTime] as string[];
	if (!first || (second && first < second)) return;
	throw inputError(
		run,
		'The product review invitation would be sent before the service review invitation',
		`Set a time after ${first} (UTC) for the product review invitation.`,
	);
}

/** Returns the request, completed with the values of the order. */
async function requestOf(run: ItemRun, order: IncomingOrder, recipient: Recipient) {
	const request = buildRequest(run);
	const { body } = request;
	const invite = scalarText(run.read('invite', run.itemIndex, 'service'));
	body.referenceNumber = recipient.referenceNumber;
	body.consumerEmail = recipient.email;
	body.consumerName = recipient.name;
	const part = (name: string): IDataObject => {
		const inForm = (body[name] ?? {}) as IDataObject;
		const preferredSendTime = sendTime(run, name, inForm);
		return { ...inForm, ...(preferredSendTime && { preferredSendTime }) };
	};
	const service = invite === 'product' ? undefined : part('serviceReviewInvitation');
	const product =
		invite === 'service' ? undefined : productPart(run, part('productReviewInvitation'), order);
	if (service && product) checkSendTimes(run, service, product);
	if (service) body.serviceReviewInvitation = service;
	if (product) body.productReviewInvitation = product;
	await nameUser(request, run);
	return { request, service, product };
}

/** Returns why the customer is not invited. Returns undefined to send the invitation. */
function reasonToSkip(order: IncomingOrder, options: IDataObject): string | undefined {
	if (order.isTest && options.includeTestOrders !== true) return 'testOrder';
	return order.doNotDisturb ? 'doNotDisturb' : undefined;
}

function processedDataMissing(run: ItemRun) {
	return new NodeOperationError(run.context.getNode(), 'This n8n cannot store invitations', {
		itemIndex: run.itemIndex,
		description:
			"It does not support processed data, so the node cannot prevent duplicate invitations. Update n8n, or add the option 'Invite Again' and deduplicate the orders yourself.",
	});
}

/** Invites the customer of an order. Returns whether the customer was invited, or why not. */
export async function createEmailInvitation(run: ItemRun): Promise<IDataObject> {
	const order = readIncomingOrder(run.item.json);
	const recipient = readRecipient(run, {
		referenceNumber: 'referenceNumber',
		email: 'consumerEmail',
		name: 'consumerName',
	});
	const options = (run.read('options', run.itemIndex, {}) ?? {}) as IDataObject;
	const { request, service, product } = await requestOf(run, order, recipient);
	const { referenceNumber, consumerEmail, consumerName } = request.body;
	const sentTo = {
		referenceNumber,
		consumerEmail,
		consumerName,
		...nameSourceOf(recipient),
	};
	const skipped = reasonToSkip(order, options);
	if (skipped) return { invited: false, reason: skipped, ...sentTo };

	const send = async () => await run.client.request(request);
	const unit = locatorValue(run.read('businessUnitId', run.itemIndex)) || run.connection.account;
	const key = `trustpilot invitation ${scalarText(unit)} ${scalarText(referenceNumber)}`;
	const once = {
		key,
		again: options.inviteAgain === true,
		unsupported: () => processedDataMissing(run),
	};
	const result = await sendOnce(run.context, once, send);
	if ('reason' in result) {
		const reason = result.reason === 'alreadySent' ? 'alreadyInvited' : result.reason;
		return { invited: false, reason, ...sentTo };
	}
	return {
		invited: true,
		...sentTo,
		...(service && { serviceReviewSendTime: service.preferredSendTime ?? null }),
		...(product && { productReviewSendTime: product.preferredSendTime ?? null }),
	};
}
