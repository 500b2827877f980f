import type { Execution, WorkflowJson } from '../../../sandbox/n8n/client';
import { importWorkflow } from '../../../sandbox/n8n/credentials';
import { example, startOf } from './examples';
import type { Testbed } from './testbed';

/** The message of {@link REJECTED}. */
export const REASON = 'Not accepted by the test';

/** A fault: the API rejects a record. */
export const REJECTED = {
	kind: 'status',
	status: 422,
	body: { error: { code: 'invalid', message: REASON }, message: REASON },
} as const;

/** Imports an example. Returns a function that executes it, and expects that the execution succeeds. */
export async function saveExample(
	{ n8n, credentials }: Testbed,
	file: string,
	change?: (workflow: WorkflowJson) => void,
): Promise<(start?: string) => Promise<Execution>> {
	const workflow = example(file);
	change?.(workflow);
	const { id } = await importWorkflow(n8n.client, workflow, credentials);
	return async (start = String(startOf(workflow))) => {
		const execution = await n8n.client.run(id, start);
		expect(execution.status).toBe('success');
		return execution;
	};
}
