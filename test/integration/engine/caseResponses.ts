import { ValidResponses } from '../../harness/anyResponses';
import type { ActionNode } from '../../operations/support/nodes';
import type { Testbed } from '../../operations/support/testbed';
import type { Case } from '../../operations/support/types';

/** Returns a function that runs a case once, and returns the responses that it got from the sandbox. */
export function caseResponses(testbed: () => Testbed) {
	const valid = new Map<Case, ValidResponses>();
	return async (node: ActionNode, one: Case): Promise<ValidResponses> => {
		const known = valid.get(one);
		if (known) return known;
		const { exchanges } = await testbed().run(node, one);
		const responses = new ValidResponses();
		for (const { method, path, response } of exchanges) {
			responses.add(method, path, response.body);
		}
		valid.set(one, responses);
		return responses;
	};
}
