import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodePropertyOptions } from 'n8n-workflow';
import { packageNodes, root } from '../../harness/package';
import { isTrigger } from '../../operations/support/nodes';

/** The sources of all integration tests. */
const tests = readdirSync(join(root, 'test/integration'), { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.ts'))
	.map((file) => readFileSync(join(root, 'test/integration', file), 'utf8'));

const triggers = packageNodes()
	.filter(({ instance }) => isTrigger(instance))
	.map(({ source, instance }) => {
		const events = instance.description.properties
			.filter(({ name }) => name === 'events')
			.flatMap(({ options }) => options as INodePropertyOptions[])
			.map(({ value }) => String(value));
		return { name: instance.description.name, node: instance.constructor.name, source, events };
	});

it.each(triggers)(
	'has an integration test of the node for each event of $name',
	({ node, events }) => {
		const own = tests.filter((text) => new RegExp(`\\bnew ${node}\\(`).test(text)).join('\n');
		expect(events).not.toEqual([]);
		expect(events.filter((event) => !new RegExp(`\\b${event}\\b`).test(own))).toEqual([]);
	},
);
