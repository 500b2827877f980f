// Loads the built package with n8n-core's own loader, in n8n's own Node.js, and prints what it costs as JSON.
// Run with --expose-gc; arguments: the folder of an installed n8n, and the folder of the installed package.
const Module = require('node:module');
const { join } = require('node:path');

const [, , n8n, folder] = process.argv;
// Community nodes find n8n-workflow in n8n's own folder, as n8n sets it up at its start.
process.env.NODE_PATH = join(n8n, 'node_modules');
Module._initPaths();
const load = Module.createRequire(join(n8n, 'node_modules', 'n8n', 'package.json'));

const used = () => {
	global.gc();
	global.gc();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
};

(async () => {
	const { PackageDirectoryLoader } = load('n8n-core');
	load('n8n-workflow');
	const before = used();
	const startedAt = performance.now();
	const loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	const ms = performance.now() - startedAt;
	const { nodes } = loader.types;
	console.log(
		JSON.stringify({
			ms,
			bytes: used() - before,
			nodes: nodes.length,
			descriptionBytes: Buffer.byteLength(JSON.stringify(nodes)),
		}),
	);
	process.exit(0);
})();
