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

/** A request that the editor sends while the form of the node is open. */
export interface EditorOptions extends NodeSetupOptions {
	/** The name of the method in `typeOptions` or `searchListMethod` of the property. */
	method: string;
	/** The path of the property that requests the data. */
	path?: string;
}

const contextFor = (options: EditorOptions): LoadOptionsContext => {
	const { workflow, node, additionalData } = createNodeSetup(options);
	additionalData.currentNodeParameters = node.parameters;
	return new LoadOptionsContext(workflow, node, additionalData, options.path ?? 'parameters');
};

/**
 * Returns the list of a resource locator.
 *
 * @param search - the text that the user typed, and the token of the previous page
 */
export const searchList = async (
	options: EditorOptions,
	search: { filter?: string; paginationToken?: string } = {},
): Promise<INodeListSearchResult> => {
	const method = options.node.methods?.listSearch?.[options.method];
	if (method === undefined) throw new Error(`No listSearch method "${options.method}"`);
	return await method.call(contextFor(options), search.filter, search.paginationToken);
};

/** Returns the options of a drop-down that loads them. */
export const loadOptions = async (options: EditorOptions): Promise<INodePropertyOptions[]> => {
	const method = options.node.methods?.loadOptions?.[options.method];
	if (method === undefined) throw new Error(`No loadOptions method "${options.method}"`);
	return await method.call(contextFor(options));
};

/** Returns the fields that a resource mapper offers. */
export const mapFields = async (options: EditorOptions): Promise<ResourceMapperFields> => {
	const method = options.node.methods?.resourceMapping?.[options.method];
	if (method === undefined) throw new Error(`No resourceMapping method "${options.method}"`);
	return await method.call(contextFor(options));
};

/**
 * Tests a credential as its form does, with the `test` request of its type and n8n-core's routing.
 *
 * @param store - contains the credential
 * @returns the first item of the response
 * @throws NodeApiError if the service rejects the credential
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
