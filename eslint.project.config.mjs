/**
 * Rules for the sandbox, tests, benchmarks, docs and scripts. For `nodes/` and `credentials/`, n8n's own rules apply
 * (`eslint.config.mjs`, which strict mode fixes). This file adds three checks: the direction of imports (ARCHITECTURE.md),
 * regular expressions, and conversions. No expression may take more than linear time, because texts from servers can be long
 * and hostile. No conversion to a text or a number may throw, because values from servers can be objects of any content.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import redos from 'eslint-plugin-redos';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { scalarNumber } from './scripts/scalarNumber.mjs';

/** The files that n8n's own rules check. */
const PACKAGE = ['nodes/**/*.ts', 'credentials/**/*.ts'];

/** For rules that need types. */
const TYPED = { project: './tsconfig.project.json', tsconfigRootDir: import.meta.dirname };

/** The folders of `nodes/shared`. Each imports only from itself and from the folders before it. */
const LAYERS = ['core', 'http', 'catalog', 'engine', 'poll', 'webhook'];

const foldersIn = (path) =>
	readdirSync(join(import.meta.dirname, path), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name);

const unknownLayers = foldersIn('nodes/shared').filter((name) => !LAYERS.includes(name));
if (unknownLayers.length > 0) throw new Error(`Add to LAYERS: ${unknownLayers.join(', ')}`);

const apis = foldersIn('nodes').filter((name) => name !== 'shared');

const importZones = [
	...LAYERS.map((layer, index) => ({
		target: `./nodes/shared/${layer}`,
		from: './nodes',
		except: LAYERS.slice(0, index + 1).map((lower) => `./shared/${lower}`),
		message: `nodes/shared/${layer} imports only from: ${LAYERS.slice(0, index + 1).join(', ')}.`,
	})),
	...apis.map((api) => ({
		target: `./nodes/${api}`,
		from: './nodes',
		except: [`./${api}`, './shared'],
		message: 'An API imports only from its own folder and from nodes/shared.',
	})),
	...apis.map((api) => ({
		target: [`./nodes/${api}/*.ts`, `./nodes/${api}/fields/**/*`],
		from: `./nodes/${api}/[A-Z]*/**/*`,
		message: 'Code that the nodes of an API share does not import from a node.',
	})),
];

export default tseslint.config(
	{ ignores: ['dist/', '.stage/', '.cache/', 'coverage/'] },
	{
		files: PACKAGE,
		languageOptions: { parser: tseslint.parser },
		linterOptions: { reportUnusedDisableDirectives: 'off' },
	},
	{
		files: [...PACKAGE, 'sandbox/**/*.ts'],
		plugins: { redos },
		rules: { 'redos/no-vulnerable': ['error', { ignoreErrors: false }] },
	},
	{
		files: ['nodes/**/*.ts'],
		plugins: {
			'@typescript-eslint': tseslint.plugin,
			project: { rules: { 'scalar-number': scalarNumber } },
		},
		languageOptions: { parserOptions: TYPED },
		rules: {
			'@typescript-eslint/no-base-to-string': ['error', { checkUnknown: true }],
			'project/scalar-number': 'error',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		plugins: { 'import-x': importX },
		settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js'] })] },
		rules: { 'import-x/no-restricted-paths': ['error', { zones: importZones }] },
	},
	{ ignores: PACKAGE, ...js.configs.recommended },
	{ languageOptions: { globals: globals.node } },
	{
		files: ['**/*.ts'],
		ignores: PACKAGE,
		extends: [tseslint.configs.recommended],
		languageOptions: { parserOptions: TYPED },
		rules: {
			// An unhandled promise hides the failure that a test should show.
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/await-thenable': 'error',
		},
	},
	{
		files: ['**/*.js'],
		extends: [tseslint.configs.disableTypeChecked],
		languageOptions: { sourceType: 'commonjs' },
	},
	{
		files: ['sandbox/server/page/*.js'],
		languageOptions: { sourceType: 'module', globals: globals.browser },
	},
);
