// Preloaded into n8n: writes the heap and external memory after garbage collection, in bytes, a line for each sample.
// BENCH_MEMORY is the folder of the files, one for each process.
const { appendFileSync } = require('node:fs');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { isMainThread } = require('node:worker_threads');

const { BENCH_MEMORY: folder } = process.env;
const INTERVAL_MS = 500;

// Worker threads have their own heaps.
if (folder && isMainThread) {
	setFlagsFromString('--expose-gc');
	const gc = runInNewContext('gc');
	setInterval(() => {
		gc();
		const { heapUsed, external } = process.memoryUsage();
		appendFileSync(join(folder, String(process.pid)), `${heapUsed + external}\n`);
	}, INTERVAL_MS).unref();
}
