import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { logs, type StoredCredentials } from '../../harness';
import { secretsOf } from '../../harness/anyResponseChecks';
import { actionNodes } from '../../operations/support/nodes';
import type { Exchange } from '../../operations/support/recorder';
import type { Testbed } from '../../operations/support/testbed';

/** The result of Check Setup. */
export interface Setup {
	/** The items by the names of the checks. */
	checks: Map<string, IDataObject>;
	exchanges: Exchange[];
	/** The output as text. */
	text: string;
}

/** Returns a function that runs Check Setup of a node, and asserts that no secret is in its output or in the log. */
export function setupChecker(name: string, testbed: () => Testbed) {
	const node = actionNodes().find((one) => one.name === name)!;
	return async (
		credentials: (testbed: Testbed) => StoredCredentials,
		parameters: INodeParameters = {},
	): Promise<Setup> => {
		logs.length = 0;
		let secrets: string[] = [];
		const form = {
			parameters,
			credentials: (bed: Testbed) => {
				const given = credentials(bed);
				secrets = secretsOf(given);
				return given;
			},
		};
		const at = { resource: 'account', operation: 'checkSetup' };
		const { items, exchanges, error } = await testbed().run(node, at, form);
		if (error) throw error;
		const text = JSON.stringify(items);
		expect(secrets.length).toBeGreaterThan(0);
		expect(secrets.filter((secret) => (text + logs.join()).includes(secret))).toEqual([]);
		const checks = new Map(items.map(({ json }) => [String(json.check), json]));
		expect(checks.size).toBe(items.length);
		return { checks, exchanges, text };
	};
}

/** Returns the names of the checks with this result. */
export const checksWith = ({ checks }: Setup, ok: boolean | null): string[] =>
	[...checks.values()].filter((item) => item.ok === ok).map((item) => String(item.check));

/** Returns the HTTP methods of all requests. */
export const methodsOf = ({ exchanges }: Setup): string[] => [
	...new Set(exchanges.map(({ method }) => method)),
];
