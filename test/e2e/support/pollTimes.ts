import type { WorkflowJson } from '../../../sandbox/n8n/client';

const SECONDS = Array.from({ length: 12 }, (_, index) => index * 5);

/**
 * n8n rejects a cron expression under a minute, but accepts several. Together, they start a poll every 5 seconds.
 */
export const EVERY_FIVE_SECONDS = {
	item: SECONDS.map((second) => ({ mode: 'custom', cronExpression: `${second} * * * * *` })),
};

/** Returns the workflow with its polling triggers set to {@link EVERY_FIVE_SECONDS}. */
export const polledEveryFiveSeconds = (workflow: WorkflowJson): WorkflowJson => ({
	...workflow,
	nodes: workflow.nodes.map((node) => {
		const { pollTimes } = node.parameters;
		const parameters = { ...node.parameters, pollTimes: EVERY_FIVE_SECONDS };
		return pollTimes ? { ...node, parameters } : node;
	}),
});
