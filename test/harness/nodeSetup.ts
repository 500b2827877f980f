import './environment';
import './logs';
import {
	deepCopy,
	Workflow,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
	type IWorkflowSettings,
} from 'n8n-workflow';
import { CredentialStore, type StoredCredentials } from './credentials';

/** Options of all functions that run a node. */
export interface NodeSetupOptions {
	/** A new instance of the node, such as `new GhlOrders()`. */
	node: INodeType;
	/** Parameters that differ from the defaults of the displayed parameters. Expressions are resolved. */
	parameters?: INodeParameters;
	/** Fields by credential type, or a store that several runs share. All of them are selected in the node. */
	credentials?: CredentialStore | StoredCredentials;
	/** Default: the node's newest version. */
	typeVersion?: number;
	/** Runs the node as n8n passes it to AI agents: as a copy whose name ends with `Tool`. */
	asTool?: boolean;
	/** The workflow's settings, for example its `timezone`. */
	settings?: IWorkflowSettings;
	/**
	 * Identifies the workflow and the node. Default: a new number. Calls with the same number use the same node.
	 */
	setupId?: number;
}

/** A workflow with one node, and the additional data that n8n passes to each context. */
export interface NodeSetup {
	workflow: Workflow;
	node: INode;
	additionalData: IWorkflowExecuteAdditionalData;
	store: CredentialStore;
}

const INSTANCE = 'http://127.0.0.1:5678';

/** Returns the version of a node that a user adds to the canvas. */
export const newestVersion = ({ description }: INodeType): number =>
	description.defaultVersion ?? [description.version].flat().slice(-1)[0];

/** Returns the type that n8n registers for a tool, in addition to the node itself. */
const toolOf = (node: INodeType): INodeType => {
	const { name, displayName } = node.description;
	const description = {
		...node.description,
		name: `${name}Tool`,
		displayName: `${displayName} Tool`,
	};
	return Object.create(node, { description: { value: description } }) as INodeType;
};

const storeOf = (credentials: NodeSetupOptions['credentials'] = {}): CredentialStore =>
	credentials instanceof CredentialStore ? credentials : new CredentialStore(credentials);

let setups = 0;

/** Returns a number for a setup that several calls share. */
export const nextSetupId = (): number => ++setups;

/**
 * Creates a workflow that contains one node.
 *
 * @param staticData - the data that the node stored in earlier runs
 */
export const createNodeSetup = (
	options: NodeSetupOptions,
	staticData: IDataObject = {},
): NodeSetup => {
	const nodeType = options.asTool ? toolOf(options.node) : options.node;
	const store = storeOf(options.credentials);
	const id = options.setupId ?? nextSetupId();
	const node: INode = {
		id: `node-${id}`,
		name: nodeType.description.displayName,
		type: `n8n-nodes-ghl-commerce.${nodeType.description.name}`,
		typeVersion: options.typeVersion ?? newestVersion(nodeType),
		position: [0, 0],
		parameters: deepCopy(options.parameters ?? {}),
		credentials: store.chosen(),
		webhookId: `webhook-${id}`,
	};
	const workflow = new Workflow({
		id: `workflow-${id}`,
		name: 'Harness',
		nodes: [node],
		connections: {},
		active: true,
		settings: options.settings,
		staticData: { [`node:${node.name}`]: deepCopy(staticData) },
		nodeTypes: {
			getByName: () => nodeType,
			getByNameAndVersion: () => nodeType,
			getKnownTypes: () => ({}),
		},
	});
	return { workflow, node, store, additionalData: additionalDataFor(store) };
};

/** Returns the part of a context that the n8n server provides, limited to what nodes of this package use. */
const additionalDataFor = (store: CredentialStore): IWorkflowExecuteAdditionalData =>
	({
		credentialsHelper: store,
		executionId: '1',
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: `${INSTANCE}/rest`,
		instanceBaseUrl: INSTANCE,
		formBaseUrl: `${INSTANCE}/form`,
		formWaitingBaseUrl: `${INSTANCE}/form-waiting`,
		formTestBaseUrl: `${INSTANCE}/form-test`,
		webhookBaseUrl: `${INSTANCE}/webhook`,
		webhookWaitingBaseUrl: `${INSTANCE}/webhook-waiting`,
		webhookTestBaseUrl: `${INSTANCE}/webhook-test`,
	}) as unknown as IWorkflowExecuteAdditionalData;
