import './environment';
import './processed';
import { ExecuteContext } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	NodeHelpers,
	type INodeExecutionData,
	type OnError,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { createNodeSetup, type NodeSetupOptions } from './nodeSetup';

/** One execution of an action node. */
export interface RunOptions extends NodeSetupOptions {
	/** The input. Default: one empty item, as after a manual trigger. */
	items?: INodeExecutionData[];
	/** On Error = Continue. */
	continueOnFail?: boolean;
	/** Default: `trigger`, a production run. */
	mode?: WorkflowExecuteMode;
	/** The signal of Stop in the editor. */
	cancelSignal?: AbortSignal;
	/** Receives the hints that the editor shows above the output. */
	onHints?: (messages: string[]) => void;
}

/**
 * Executes a node once in n8n-core's own context, with real parameters, expressions, HTTP requests and
 * authentication.
 *
 * @returns the items of the first output
 * @throws the error of the node, as n8n would show it
 */
export const runNode = async (options: RunOptions): Promise<INodeExecutionData[]> => {
	const { workflow, node, additionalData } = createNodeSetup(options);
	if (options.continueOnFail) node.onError = 'continueRegularOutput' satisfies OnError;
	const items = options.items ?? [{ json: {} }];
	const input = { main: [items] };
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		options.mode ?? 'trigger',
		createEmptyRunExecutionData(),
		0,
		items,
		input,
		{ data: input, node, source: null },
		[],
		options.cancelSignal,
	);
	const output = await options.node.execute?.call(context);
	options.onHints?.(context.hints.map(({ message }) => message));
	if (!Array.isArray(output)) throw new Error(`${node.name} returned no items`);
	return output[0] ?? [];
};

/**
 * Returns the issues that the editor shows before it runs the node (missing required parameters), by parameter
 * name.
 */
export const parameterIssues = (options: NodeSetupOptions): Record<string, string[]> => {
	const { node } = createNodeSetup(options);
	const { properties } = options.node.description;
	const issues = NodeHelpers.getNodeParametersIssues(properties, node, options.node.description);
	return (issues?.parameters ?? {}) as Record<string, string[]>;
};

/** Returns the value of a resource locator, as the editor stores it. */
export const locator = (
	value: string,
	mode: 'list' | 'id' | 'url' = 'id',
): { __rl: true; mode: string; value: string } => ({ __rl: true, mode, value });
