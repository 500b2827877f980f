import type { INodeParameters } from 'n8n-workflow';
import type { WorkflowJson } from '../../../sandbox/n8n/client';
import { CREDENTIAL_NAMES } from '../../../sandbox/n8n/credentials';

/** Names of the nodes of {@link singleNode}. */
export const NODES = { start: 'Start', tested: 'Tested' } as const;

/** Settings of a single node. */
export interface SingleNode {
	/** Such as `n8n-nodes-ghl-commerce.ghlOrders`. */
	type: string;
	authentication: 'apiKey' | 'oAuth2';
	parameters: INodeParameters;
}

/** Returns a workflow with a manual trigger and the node to test. */
export function singleNode(
	name: string,
	{ type, authentication, parameters }: SingleNode,
): WorkflowJson {
	const [credential, credentialName] =
		authentication === 'oAuth2'
			? ['ghlOAuth2Api', CREDENTIAL_NAMES.oauth]
			: ['ghlApi', CREDENTIAL_NAMES.token];
	return {
		name,
		nodes: [
			{
				id: 'start',
				name: NODES.start,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'tested',
				name: NODES.tested,
				type,
				typeVersion: 1,
				position: [220, 0],
				parameters: { authentication, ...parameters },
				credentials: { [credential]: { id: null, name: credentialName } },
			},
		],
		connections: { [NODES.start]: { main: [[{ node: NODES.tested, type: 'main', index: 0 }]] } },
	};
}

/** Returns a workflow with one trigger. The name of the workflow is also the name of the node and its webhook ID. */
export const singleTrigger = (name: string, trigger: object): WorkflowJson =>
	({
		name,
		nodes: [{ id: name, name, typeVersion: 1, position: [0, 0], webhookId: name, ...trigger }],
		connections: {},
		settings: { executionOrder: 'v1' },
	}) as unknown as WorkflowJson;
