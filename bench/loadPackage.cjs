// Loads the built package with a loader of n8n-core, in n8n's own Node.js, and prints what it costs as JSON. Run with
// --expose-gc. Arguments: the folder of an installed n8n, the folder of the installed package, and the loader.
const { readFile } = require('node:fs/promises');
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
	// The first file that Node.js reads this way adds 16 MB, in each process.
	await readFile(__filename);
	const before = used();
	const startedAt = performance.now();
	const loader = new Loader(folder);
	await loader.loadAll();
	const ms = performance.now() - startedAt;
	const nodes = loader.types.nodes.length;
	const descriptionBytes = Buffer.byteLength(JSON.stringify(loader.types.nodes));
	// n8n does this when it has started. The editor reads the descriptions from a file.
	loader.releaseTypes();
	console.log(JSON.stringify({ ms, bytes: used() - before, nodes, descriptionBytes }));
	process.exit(0);
})();
