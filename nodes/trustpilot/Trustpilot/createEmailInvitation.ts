import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { refuse } from '../../shared/catalog/encode';
import { locatorValue } from '../../shared/engine/parameters';
import { buildRequest } from '../../shared/engine/request';
import type { ItemRun } from '../../shared/engine/run';
import { nameUser } from './actingUser';
import { NOT_SAID, orderOf } from './orders';
import type { IncomingOrder } from './orders';
import { claim, doubt, isInDoubt, release, remembers, settle } from './processed';

const HOUR_MS = 3_600_000;

const at = ({ context, itemIndex }: ItemRun) => ({ node: context.getNode(), itemIndex });

/** The form's value, or what the incoming order says. */
function valueOf(run: ItemRun, name: string, label: string, incoming: string): string {
	const value = String(run.read(name, run.itemIndex, '') ?? '').trim() || incoming;
	if (value) return value;
	throw refuse(at(run), `'${label}' is empty`, NOT_SAID);
}

function emailOf(run: ItemRun, order: IncomingOrder): string {
	const email = valueOf(run, 'consumerEmail', 'Customer Email', order.email);
	if (/^[^\s@]+@[^\s@]+$/.test(email)) return email;
	throw refuse(at(run), `'Customer Email' is not an email address: ${email}`, 'Correct it.');
}

/** The time of one part, from the fixed time or the delay; undefined: the account's own setting. */
function sendTime(run: ItemRun, name: string, part: IDataObject): string | undefined {
	const { sendAfter } = (run.read(name, run.itemIndex, {}) ?? {}) as IDataObject;
	const fixed = part.preferredSendTime as string | undefined;
	if (sendAfter === undefined || sendAfter === '') return fixed;
	if (fixed) {
		throw refuse(
			at(run),
			"'Send At' and 'Send After' are both set",
			'Keep one of them: a fixed time, or a delay.',
		);
	}
	const hours = Number(sendAfter);
	if (!(hours >= 0)) {
		throw refuse(at(run), `'Send After' is not a number of hours: ${sendAfter}`, 'Set 0 or more.');
	}
	return new Date(Date.now() + hours * HOUR_MS).toISOString().slice(0, 19);
}

function productPart(run: ItemRun, part: IDataObject, order: IncomingOrder): IDataObject {
	if (part.products && part.productSkus) {
		throw refuse(
			at(run),
			"'Products' and 'Product SKUs' are both set",
			'Trustpilot takes one of them: keep the products, or the SKUs of your catalogue.',
		);
	}
	if (part.products || part.productSkus) return part;
	if (order.products.length > 0) return { ...part, products: order.products };
	throw refuse(
		at(run),
		'No product is named',
		'The incoming item holds no line items. Name the products or their SKUs, or read the order with its line items (Include Line Items).',
	);
}

/** Trustpilot wants the service review asked for first. */
function checkOrder(run: ItemRun, service: IDataObject, product: IDataObject): void {
	const [first, second] = [service.preferredSendTime, product.preferredSendTime] as string[];
	if (!first || (second && first < second)) return;
	throw refuse(
		at(run),
		'The product review invitation would go out before the service review invitation',
		`Give the product review invitation a time after ${first} (UTC).`,
	);
}

/** The request, with what the form leaves out taken from the order. */
async function requestOf(run: ItemRun, order: IncomingOrder) {
	const request = buildRequest(run.operation, run);
	const { body } = request;
	const invite = String(run.read('invite', run.itemIndex, 'service'));
	body.referenceNumber = valueOf(run, 'referenceNumber', 'Reference Number', order.referenceNumber);
	body.consumerEmail = emailOf(run, order);
	body.consumerName = valueOf(run, 'consumerName', 'Customer Name', order.name);
	const part = (name: string): IDataObject => {
		const given = (body[name] ?? {}) as IDataObject;
		const preferredSendTime = sendTime(run, name, given);
		return { ...given, ...(preferredSendTime && { preferredSendTime }) };
	};
	const service = invite === 'product' ? undefined : part('serviceReviewInvitation');
	const product =
		invite === 'service' ? undefined : productPart(run, part('productReviewInvitation'), order);
	if (service && product) checkOrder(run, service, product);
	if (service) body.serviceReviewInvitation = service;
	if (product) body.productReviewInvitation = product;
	await nameUser(request, run);
	return { request, service, product };
}

/** Why the customer is not invited, if so. */
function reasonToSkip(order: IncomingOrder, options: IDataObject): string | undefined {
	if (order.isTest && options.includeTestOrders !== true) return 'testOrder';
	return order.doNotDisturb ? 'doNotDisturb' : undefined;
}

/** What came of an invitation. */
type Sent = 'sent' | 'alreadyInvited' | 'outcomeUnknown';

function cannotRemember({ context, itemIndex }: ItemRun) {
	return new NodeOperationError(context.getNode(), 'This n8n cannot remember invitations', {
		itemIndex,
		description:
			"It lacks the data of processed items, so nothing keeps a customer from being invited twice. Update n8n, or add the option 'Invite Again' and keep count yourself.",
	});
}

/**
 * Sends once for each key, unless it is to be sent again: noted before it is sent, and forgotten if
 * it provably did not arrive. Where that is not known, it stays so in later runs.
 */
async function sendOnce(
	run: ItemRun,
	key: string,
	again: boolean,
	send: () => Promise<unknown>,
): Promise<Sent> {
	const { context } = run;
	if (!remembers(context) && !again) throw cannotRemember(run);
	if (!remembers(context)) return await send().then(() => 'sent');
	const isFirst = await claim(context, key);
	if (!isFirst && !again) {
		return (await isInDoubt(context, key)) ? 'outcomeUnknown' : 'alreadyInvited';
	}
	await send().catch(async (error: { context?: IDataObject }) => {
		if (error.context?.unknownOutcome === true) await doubt(context, key);
		else if (isFirst) await release(context, key);
		await Promise.reject(error);
	});
	if (again) await settle(context, key);
	return 'sent';
}

/** Invites the customer of an order; answers what was done, or why nothing was. */
export async function createEmailInvitation(run: ItemRun): Promise<IDataObject> {
	const order = orderOf(run.item.json);
	const options = (run.read('options', run.itemIndex, {}) ?? {}) as IDataObject;
	const { request, service, product } = await requestOf(run, order);
	const { referenceNumber, consumerEmail, consumerName } = request.body;
	const about = { referenceNumber, consumerEmail, consumerName };
	const skipped = reasonToSkip(order, options);
	if (skipped) return { invited: false, reason: skipped, ...about };

	const send = async () => await run.client.request(request);
	const unit = locatorValue(run.read('businessUnitId', run.itemIndex)) || run.connection.account;
	const key = `trustpilot invitation ${String(unit)} ${String(referenceNumber)}`;
	const sent = await sendOnce(run, key, options.inviteAgain === true, send);
	if (sent !== 'sent') return { invited: false, reason: sent, ...about };
	return {
		invited: true,
		...about,
		...(service && { serviceReviewSendTime: service.preferredSendTime ?? null }),
		...(product && { productReviewSendTime: product.preferredSendTime ?? null }),
	};
}
