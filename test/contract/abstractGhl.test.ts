import { createConfig, lintFromString, type NormalizedProblem } from '@redocly/openapi-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../harness';

const FILE = join(root, 'docs/abstractghl.openapi.yaml');

/** Returns the problems that Redocly's recommended rules find in a document. Warnings count as errors. */
const problemsOf = async (source: string): Promise<NormalizedProblem[]> =>
	await lintFromString({
		source,
		absoluteRef: FILE,
		config: await createConfig({ extends: ['recommended-strict'] }),
	});

const lineOf = ({ ruleId, message, location }: NormalizedProblem): string =>
	`${ruleId}: ${message} ${location[0]?.pointer}`;

describe('docs/abstractghl.openapi.yaml', () => {
	const source = readFileSync(FILE, 'utf8');

	it('passes the linter', async () => {
		expect((await problemsOf(source)).map(lineOf)).toEqual([]);
	});

	it('fails the linter with a missing reference or an operation without an ID', async () => {
		const broken = source
			.replace('#/components/responses/Customer', '#/components/responses/Nobody')
			.replace('operationId: listOrders', '');
		expect((await problemsOf(broken)).map(({ ruleId }) => ruleId)).toEqual(
			expect.arrayContaining(['no-unresolved-refs', 'operation-operationId']),
		);
	});
});
