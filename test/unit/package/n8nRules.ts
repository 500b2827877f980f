/**
 * n8n's own copy rules (eslint-plugin-n8n-nodes-base), run over generated properties.
 *
 * The plugin reads source text and recognizes only object literals, so it does not find properties that are built from
 * data. This code writes such properties as literals and runs the rules of the plugin on them.
 */
import { Linter } from 'eslint';
import n8nPlugin from 'eslint-plugin-n8n-nodes-base';
import type { INodeProperties } from 'n8n-workflow';
import tseslint from 'typescript-eslint';

/** Disabled in n8n's own configuration (`@n8n/node-cli/eslint`), and so in its scanner. */
const OFF = ['node-param-type-options-max-value-present'];

/** Rules about source code that do not apply to values. `npm run lint` checks the source for them. */
const SYNTAX = [
	'node-param-array-type-assertion',
	'node-param-description-unneeded-backticks',
	'node-param-display-name-not-first-position',
];

/** The plugin's rules about parameters that values can violate, by name, as in n8n's recommended set. */
export const n8nRules: string[] = Object.keys(n8nPlugin.configs.nodes.rules)
	.map((rule) => rule.replace('n8n-nodes-base/', ''))
	.filter((rule) => rule.startsWith('node-param-') && ![...OFF, ...SYNTAX].includes(rule));

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** Writes a value as TypeScript source in the form that the rules expect: unquoted keys, indented with tabs. */
const literal = (value: unknown, indent = ''): string => {
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const inner = `${indent}\t`;
	const [open, close] = Array.isArray(value) ? '[]' : '{}';
	const key = (name: string): string => {
		if (Array.isArray(value)) return '';
		return IDENTIFIER.test(name) ? `${name}: ` : `${JSON.stringify(name)}: `;
	};
	const lines = Object.entries(value)
		.filter(([, each]) => each !== undefined)
		.map(([name, each]) => `${inner}${key(name)}${literal(each, inner)},\n`);
	return `${open}\n${lines.join('')}${indent}${close}`;
};

const linter = new Linter({ configType: 'flat' });

const config: Linter.Config = {
	files: ['**/*.ts'],
	languageOptions: { parser: tseslint.parser as Linter.Parser },
	plugins: { 'n8n-nodes-base': n8nPlugin },
	rules: Object.fromEntries(n8nRules.map((rule) => [`n8n-nodes-base/${rule}`, 'error'])),
};

/**
 * Returns the violations of n8n's rules in the properties, including nested properties.
 *
 * @returns lines such as `node-param-display-name-miscased: Change to title case: displayName: "a b"`
 */
export const n8nFindings = (properties: INodeProperties[]): string[] => {
	const source = `const properties: INodeProperties[] = ${literal(properties)};`;
	const lines = source.split('\n');
	return linter
		.verify(source, config, { filename: 'properties.node.ts' })
		.map(({ ruleId, message, line }) => {
			const rule = ruleId?.replace('n8n-nodes-base/', '') ?? 'unreadable';
			return `${rule}: ${message}: ${lines.slice(line - 1, line + 2).join(' ')}`;
		});
};
