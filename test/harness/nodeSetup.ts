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

/** What every way of running a node takes. */
export interface NodeSetupOptions {
	/** A new instance of the node, such as `new GhlOrders()`. */
	node: INodeType;
	/** Only what the test sets: n8n fills in the defaults of the displayed parameters. Expressions are resolved. */
	parameters?: INodeParameters;
	/** Fields by credential type, or a store that several runs share. All of them count as chosen in the node. */
	credentials?: CredentialStore | StoredCredentials;
	/** Default: the node's newest version. */
	typeVersion?: number;
	/** Runs the node as n8n gives it to AI agents: as a copy whose name ends in `Tool`. */
	asTool?: boolean;
	/** The workflow's settings, for example its `timezone`. */
	settings?: IWorkflowSettings;
	/** Numbers workflow and node; a new number unless given. Calls that share it come to the same node. */
	setupId?: number;
}

/** A workflow that holds one node, and what n8n hands to each context beside it. */
export interface NodeSetup {
	workflow: Workflow;
	node: INode;
	additionalData: IWorkflowExecuteAdditionalData;
	store: CredentialStore;
}

const INSTANCE = 'http://127.0.0.1:5678';

/** The version that n8n gives a node that is newly put on the canvas. */
const newestVersion = ({ description }: INodeType): number =>
	description.defaultVersion ?? [description.version].flat().slice(-1)[0];

/** The type as n8n registers it for a tool beside the node itself. */
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

/** A number for a setup that is made more than once. */
export const nextSetupId = (): number => ++setups;

/**
 * Puts one node into a workflow of its own.
 *
 * @param staticData - what the node has kept from earlier runs
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

/** The server's part of a context, cut down to what nodes of this package can reach. */
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
