/**
 * Rules for everything around the nodes: sandbox, tests, benches, docs and tooling. `nodes/` and `credentials/` are
 * judged by n8n's own rules alone (`eslint.config.mjs`, which strict mode fixes).
 */
import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default tseslint.config(
	{ ignores: ['dist/', '.stage/', 'coverage/', 'nodes/', 'credentials/'] },
	js.configs.recommended,
	{ languageOptions: { globals: globals.node } },
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.recommended],
		languageOptions: {
			parserOptions: { project: './tsconfig.project.json', tsconfigRootDir: import.meta.dirname },
		},
		rules: {
			// A promise nobody waits for hides the failure that a test is there to show.
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
