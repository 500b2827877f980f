import { setTimeout as sleep } from 'node:timers/promises';
import { CREDENTIAL_NAMES } from '../sandbox/n8n/credentials';
import type { Sandbox } from '../sandbox/server';
import type { Editor } from '../test/e2e/support/editor';

/** Takes a screenshot of the window. */
type Take = (name: string) => Promise<void>;

const WAIT_MS = 180_000;

/**
 * Performs the steps of docs/first-workflow.md, from an empty canvas to a published workflow that invites the
 * customer of an order. Prints how long each step took, without the time for screenshots.
 */
export async function firstWorkflow(editor: Editor, sandbox: Sandbox, take: Take): Promise<void> {
	let since = Date.now();
	const done = async (step: string, picture?: string) => {
		console.log(`  ${step}: ${((Date.now() - since) / 1000).toFixed(1)} s`);
		if (picture) await take(`first-workflow-${picture}`);
		since = Date.now();
	};
	await editor.newWorkflow();
	await editor.searchPanel('ghl orders');
	await editor.openEntry('GHL Orders');
	await done('find the trigger', 'panel');

	await editor.dragIn('On order fulfilled');
	await editor.chooseCredential(CREDENTIAL_NAMES.token);
	await editor.executeStep();
	await done('fetch an order', 'sample');

	await editor.closeNode();
	await editor.addAfter(
		'GHL Orders Trigger',
		'trustpilot',
		'Trustpilot',
		'Create email invitation',
	);
	await editor.chooseCredential(CREDENTIAL_NAMES.trustpilot);
	await editor.executeStep();
	await done('invite the customer of that order', 'invitation');

	await editor.closeNode();
	await editor.publish();
	await done('publish');

	// n8n responds before the activation is complete. The first poll stores the existing records.
	const polls = () => sandbox.requests.count('GET', '/ghl/payments/orders').handled;
	const before = polls();
	const deadline = Date.now() + WAIT_MS;
	while (polls() === before && Date.now() < deadline) await sleep(500);
	const invited = () => sandbox.control.trustpilot.invitations().length;
	const [order] = sandbox.control.ghl.createOrders({ paymentStatus: 'paid', liveMode: true });
	const sent = invited();
	sandbox.control.ghl.fulfill(order._id);
	while (invited() === sent && Date.now() < deadline) await sleep(500);
	if (invited() === sent) throw new Error('The published workflow did not send an invitation');
	await editor.openExecutions();
	await done('fulfill an order, and wait for its invitation', 'executions');
}
