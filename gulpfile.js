/** The parts of the build that are not TypeScript: what `tsc` leaves out of `dist`. */
const { rm } = require('node:fs/promises');
const { dest, src } = require('gulp');

/** Everything that n8n reads beside the compiled files: icons, codex files and output schemas. */
const ASSETS = ['icons/**/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'];

/** Removes the output, so that no file outlives its source. */
const clean = () => rm('dist', { recursive: true, force: true });

/** Copies the assets under their own paths: `file:../../../icons/x.svg` means the same in `dist`. */
const assets = () =>
	src(ASSETS, { base: '.', encoding: false, allowEmpty: true }).pipe(dest('dist'));

module.exports = { clean, assets };
