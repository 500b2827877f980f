/**
 * Runs several npm scripts concurrently, one for each processor core: `node scripts/parallel.mjs a b c`.
 * Prints the output of each script when it ends. Fails if one of them fails, after all have ended.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const waiting = process.argv.slice(2);
const failed = [];
const running = new Set();

function runScript(name) {
	const start = performance.now();
	// One command line: on Windows, npm is a script that only a shell can start.
	const child = spawn(`npm run --silent ${name}`, {
		shell: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	running.add(child);
	const output = [];
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => output.push(data));
	return new Promise((resolve) => {
		child.on('close', (code) => {
			running.delete(child);
			const seconds = ((performance.now() - start) / 1000).toFixed(0);
			console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
			process.stdout.write(Buffer.concat(output));
			if (code !== 0) failed.push(name);
			resolve();
		});
	});
}

async function work() {
	for (let name = waiting.shift(); name; name = waiting.shift()) await runScript(name);
}

for (const signal of ['SIGINT', 'SIGTERM']) {
	process.on(signal, () => {
		for (const child of running) child.kill(signal);
		process.exit(1);
	});
}
console.log(`Running ${waiting.join(', ')} …`);
await Promise.all(Array.from({ length: availableParallelism() }, work));
if (failed.length > 0) {
	console.error(`Failed: ${failed.join(', ')}`);
	process.exit(1);
}
