import './environment';
import { ExecuteContext, LoadOptionsContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	NodeConnectionTypes,
	type ICredentialDataDecryptedObject,
	type INodeListSearchResult,
	type INodePropertyOptions,
	type INodeType,
	type ResourceMapperFields,
} from 'n8n-workflow';
import type { CredentialStore } from './credentials';
import { createNodeSetup, type NodeSetupOptions } from './nodeSetup';

/** A request that the editor makes while the node's form is open. */
export interface EditorOptions extends NodeSetupOptions {
	/** The name of the method, as the property's `typeOptions` or `searchListMethod` says. */
	method: string;
	/** The property that asks, as a path. */
	path?: string;
}

const contextFor = (options: EditorOptions): LoadOptionsContext => {
	const { workflow, node, additionalData } = createNodeSetup(options);
	additionalData.currentNodeParameters = node.parameters;
	return new LoadOptionsContext(workflow, node, additionalData, options.path ?? 'parameters');
};

/**
 * What a resource locator's list shows.
 *
 * @param search - what the user typed, and the token of the page before
 */
export const searchList = async (
	options: EditorOptions,
	search: { filter?: string; paginationToken?: string } = {},
): Promise<INodeListSearchResult> => {
	const method = options.node.methods?.listSearch?.[options.method];
	if (method === undefined) throw new Error(`No listSearch method "${options.method}"`);
	return await method.call(contextFor(options), search.filter, search.paginationToken);
};

/** What a drop-down that loads its options shows. */
export const loadOptions = async (options: EditorOptions): Promise<INodePropertyOptions[]> => {
	const method = options.node.methods?.loadOptions?.[options.method];
	if (method === undefined) throw new Error(`No loadOptions method "${options.method}"`);
	return await method.call(contextFor(options));
};

/** The fields that a resource mapper offers. */
export const mapFields = async (options: EditorOptions): Promise<ResourceMapperFields> => {
	const method = options.node.methods?.resourceMapping?.[options.method];
	if (method === undefined) throw new Error(`No resourceMapping method "${options.method}"`);
	return await method.call(contextFor(options));
};

/**
 * Tests a credential as its form does: the `test` request of its type, through n8n-core's routing.
 *
 * @param store - holds the credential
 * @returns the answer's first item
 * @throws NodeApiError if the service refuses it
 */
export const testCredential = async (
	store: CredentialStore,
	type: string,
): Promise<ICredentialDataDecryptedObject> => {
	const test = store.type(type).test;
	if (test === undefined) throw new Error(`Credential type "${type}" has no test`);
	const node = {
		description: {
			displayName: 'Credential Test',
			name: 'credentialTest',
			version: 1,
			group: [],
			description: '',
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: type, required: true }],
			properties: [
				{
					displayName: 'Request',
					name: 'request',
					type: 'string',
					default: '',
					routing: { request: test.request },
				},
			],
		},
	} satisfies INodeType;
	const setup = createNodeSetup({ node, credentials: store });
	const input = { main: [[{ json: {} }]] };
	const context = new ExecuteContext(
		setup.workflow,
		setup.node,
		setup.additionalData,
		'internal',
		createEmptyRunExecutionData(),
		0,
		input.main[0],
		input,
		{ data: input, node: setup.node, source: null },
		[],
	);
	const data = store.resolve(store.read(type), type, setup.additionalData);
	const output = await new RoutingNode(context, node, {
		...store.details(type),
		id: '1',
		type,
		data,
	}).runNode();
	return output?.[0]?.[0]?.json as ICredentialDataDecryptedObject;
};
