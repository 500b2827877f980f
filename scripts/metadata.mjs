/**
 * Writes `dist/known` and `dist/types` of a built package with n8n-core's own generator: `node scripts/metadata.mjs [folder]`.
 * n8n reads these files when it starts, and loads the code of a node only when a workflow or a form needs it. Without
 * them, n8n loads all nodes when it starts.
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const modules = join(import.meta.dirname, '../node_modules');
const folder = resolve(process.argv[2] ?? '.');

execFileSync(process.execPath, [join(modules, 'n8n-core/bin/generate-metadata')], {
	cwd: folder,
	stdio: 'inherit',
	// The nodes of a package outside this repository load n8n-workflow too.
	env: { ...process.env, NODE_PATH: modules },
});
// Only the build of n8n's own nodes reads these lists.
rmSync(join(folder, 'dist/methods'), { recursive: true, force: true });
