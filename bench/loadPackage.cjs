// Loads the built package with a loader of n8n-core, in n8n's own Node.js, and prints what it costs as JSON. Run with
// --expose-gc. Arguments: the folder of an installed n8n, the folder of the installed package, and the loader.
const Module = require('node:module');
const { join } = require('node:path');

const [, , n8n, folder, loaderName] = process.argv;
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
	const { [loaderName]: Loader } = load('n8n-core');
	load('n8n-workflow');
	const before = used();
	const startedAt = performance.now();
	const loader = new Loader(folder);
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
