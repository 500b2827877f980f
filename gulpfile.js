/** The parts of the build that are not TypeScript: what `tsc` leaves out of `dist`. */
const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, src } = require('gulp');

/** The files that n8n reads in addition to the compiled files: icons and codex files. */
const ASSETS = ['icons/**/*.svg', 'nodes/**/*.node.json'];

/** Removes the output, so that no file outlives its source. */
const clean = () => rm('dist', { recursive: true, force: true });

/** Copies the assets under their own paths: `file:../../../icons/x.svg` means the same in `dist`. */
const assets = () =>
	src(ASSETS, { base: '.', encoding: false, allowEmpty: true }).pipe(dest('dist'));

/** Generates the output schemas. n8n shows the fields of a node from them before its first run. */
const schemas = () =>
	spawn(process.execPath, [require.resolve('tsx/cli'), 'docs/schemas/main.ts'], {
		stdio: 'inherit',
	});

/** Generates the descriptions that n8n reads when it starts, instead of the code of all nodes. */
const metadata = () =>
	spawn(process.execPath, [require.resolve('./scripts/metadata.mjs')], { stdio: 'inherit' });

module.exports = { clean, assets, schemas, metadata };
