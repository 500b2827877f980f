import type { INode } from 'n8n-workflow';
import type { WorkflowJson } from '../../../sandbox/n8n/client';
import { CREDENTIAL_NAMES, sandboxCredentials } from '../../../sandbox/n8n/credentials';

const PACKAGE = 'n8n-nodes-ghl-commerce';

/** Names of the steps of {@link inviteFulfilled}. */
export const STEPS = { start: 'Start', orders: 'Orders', fulfilled: 'Fulfilled', invite: 'Invite' };

const ghlApi = { id: null, name: CREDENTIAL_NAMES.token };
const trustpilotOAuth2Api = { id: null, name: CREDENTIAL_NAMES.trustpilot };

/** Returns the OAuth2 credential of a Trustpilot Business user who has not connected yet. */
export function userCredential(sandboxUrl: string, name: string) {
	const { trustpilot } = sandboxCredentials(sandboxUrl);
	return {
		...trustpilot,
		name,
		data: {
			...trustpilot.data,
			businessUserId: '',
			grantType: 'authorizationCode',
			authUrl: `${sandboxUrl}/trustpilot-authenticate`,
		},
	};
}

/** Returns a workflow that invites the customers of all fulfilled orders, and continues after a failure. */
export function inviteFulfilled(): WorkflowJson {
	const steps: Array<Partial<INode>> = [
		{ name: STEPS.start, type: 'n8n-nodes-base.manualTrigger' },
		{
			name: STEPS.orders,
			type: `${PACKAGE}.ghlOrders`,
			parameters: { authentication: 'apiKey', operation: 'getAll', returnAll: true },
			credentials: { ghlApi },
		},
		{
			name: STEPS.fulfilled,
			type: 'n8n-nodes-base.filter',
			typeVersion: 2.2,
			parameters: {
				conditions: {
					options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
					conditions: [
						{
							id: 'fulfilled',
							leftValue: '={{ $json.fulfillmentStatus }}',
							rightValue: 'fulfilled',
							operator: { type: 'string', operation: 'equals' },
						},
					],
					combinator: 'and',
				},
			},
		},
		{
			name: STEPS.invite,
			type: `${PACKAGE}.trustpilot`,
			parameters: { authentication: 'oAuth2', resource: 'invitation', operation: 'createEmail' },
			credentials: { trustpilotOAuth2Api },
			onError: 'continueRegularOutput',
		},
	];
	const nodes = steps.map((step, i) => ({
		id: String(i),
		typeVersion: 1,
		position: [220 * i, 0],
		parameters: {},
		...step,
	})) as INode[];
	const connections = Object.fromEntries(
		nodes
			.slice(1)
			.map(({ name }, i) => [
				nodes[i].name,
				{ main: [[{ node: name, type: 'main' as const, index: 0 }]] },
			]),
	);
	return { name: 'Invite all', nodes, connections, settings: { executionOrder: 'v1' } };
}

/** Returns the workflow with its first trigger replaced. The trigger keeps its name. */
export function withTrigger(workflow: WorkflowJson, trigger: Partial<INode>): WorkflowJson {
	const nodes = workflow.nodes.map((node) =>
		node.type.endsWith('Trigger') ? { ...node, ...trigger } : node,
	);
	return { ...workflow, name: `${workflow.name} (${trigger.type})`, nodes };
}

/** A Trustpilot Webhook Trigger that receives new service reviews. */
export const WEBHOOK_TRIGGER: Partial<INode> = {
	type: `${PACKAGE}.trustpilotWebhookTrigger`,
	parameters: { events: ['serviceReviewCreated'] },
	webhookId: '7d0a5b0e-61b7-5a2c-9d5e-6f8b3c1a2e44',
};
