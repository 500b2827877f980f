/** `npm start`: the sandbox and a real n8n, with an owner, saved credentials and the example workflows. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type N8nClient, OWNER, type WorkflowJson } from './n8n/client';
import { cacheFolder } from './n8n/install';
import { prepareN8n } from './n8n/instance';
import { freePort } from './n8n/process';
import { N8N_VERSIONS } from './n8n/versions';
import { importWorkflow, saveCredentials } from './n8n/credentials';
import { startSandbox } from './server';

const WORKFLOWS = resolve(__dirname, '../workflows');
const DEFAULT_PORT = 5678;
const USAGE = `Usage: npm start -- [options]

  --orders <n>     orders in the sandbox (250)
  --port <n>       port of n8n (5678, or a free port if it is in use)
  --n8n <version>  n8n to run (${N8N_VERSIONS.newest})
  --folder <path>  folder for n8n's data (${cacheFolder()})
`;

/** Functions that stop what was started, newest last. They run in reverse order. */
const started: Array<() => Promise<void>> = [];
let stopping: Promise<void> | undefined;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			orders: { type: 'string', default: '250' },
			n8n: { type: 'string', default: N8N_VERSIONS.newest },
			folder: { type: 'string' },
			port: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return console.log(USAGE);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => void stop());
	}

	const port = await portOf(values.port);
	const folder = resolve(values.folder ?? join(cacheFolder(), `data-${values.n8n}`));
	await lockFolder(folder);
	const sandbox = await startSandbox({ port: await freePort(4010), orders: Number(values.orders) });
	started.push(() => sandbox.close());
	const n8n = await prepareN8n({ folder, version: values.n8n, port });
	started.push(() => n8n.stop());
	console.log(`Starting n8n ${values.n8n} …`);
	await n8n.start();
	await importExamples(n8n.client, await saveCredentials(n8n.client, sandbox.url));

	console.log(`
  n8n       ${n8n.url}
  email     ${OWNER.email}
  password  ${OWNER.password}

  sandbox   ${sandbox.url}/sandbox  (live requests)

Ctrl-C stops both.`);
}

/** Returns the port of n8n. Throws if the user chose one that is in use. */
async function portOf(chosen: string | undefined): Promise<number> {
	const wanted = Number(chosen ?? DEFAULT_PORT);
	if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65_535) {
		throw new Error(`${chosen} is not a port. Use a number from 1 to 65535.`);
	}
	const free = await freePort(wanted);
	if (free === wanted) return free;
	if (chosen !== undefined) throw new Error(`Port ${wanted} is in use. Use another --port.`);
	console.log(`Port ${wanted} is in use. n8n uses port ${free}.`);
	return free;
}

/** Locks the folder: two n8n processes must not use the same database. */
async function lockFolder(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	const file = join(folder, 'start.pid');
	const ownerPid = Number(await readFile(file, 'utf8').catch(() => 0));
	if (ownerPid && isAlive(ownerPid)) {
		throw new Error(
			`Another npm start (process ${ownerPid}) uses the data in ${folder}. Stop it, or use another --folder.`,
		);
	}
	await writeFile(file, String(process.pid));
	started.push(() => rm(file, { force: true }));
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

/** Imports missing examples. Examples that the user changed stay unchanged. */
async function importExamples(
	client: N8nClient,
	credentials: ReadonlyMap<string, string>,
): Promise<void> {
	const present = new Set((await client.workflows()).map(({ name }) => name));
	for (const file of (await readdir(WORKFLOWS)).filter((name) => name.endsWith('.json'))) {
		const workflow = JSON.parse(await readFile(join(WORKFLOWS, file), 'utf8')) as WorkflowJson;
		if (!present.has(workflow.name)) await importWorkflow(client, workflow, credentials);
	}
}

/** Stops everything once, even if it is called several times. */
async function stop(): Promise<void> {
	stopping ??= (async () => {
		if (started.length > 0) console.log('\nStopping …');
		for (const end of started.reverse()) await end();
		process.exit();
	})();
	await stopping;
}

main().catch(async (error: Error) => {
	// Stopping causes errors in tasks that still run. Ignore them.
	if (stopping) return;
	console.error(error.message);
	process.exitCode = 1;
	await stop();
});
