import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { MAIN_LOCATION } from '../sandbox/ghl/accounts';
import { START } from '../sandbox/n8n/chain';
import type { WorkflowJson } from '../sandbox/n8n/client';
import { installN8n } from '../sandbox/n8n/install';
import { openInTurn, type Entry } from './editor';
import { cpuOf, Host, peakOf, SandboxProcess } from './host';
import { median, ratioRow, type Row, seconds, table } from './table';
import { list, MEASURED, reads, report, revenue, type Credential } from './workflows';

const REPORT = join(__dirname, 'README.md');
const RUNS = 5;
const ORDERS = 10_000;
const READS = 1_000;
const UNLIMITED = { max: 100_000, intervalMs: 10_000, daily: 100_000_000 };

/** One run of a workflow. */
interface Sample {
	/** Time of the measured node, ms. */
	ms: number;
	/** CPU time of n8n during the entire run, ms. */
	cpu: number;
}

const say = (line: string) => console.log(line);

async function sample({ n8n }: Host, id: string, expected: number): Promise<Sample> {
	const pid = n8n.process.pid as number;
	const before = cpuOf(pid);
	const execution = await n8n.client.run(id, START, 300_000);
	const cpu = cpuOf(pid) - before;
	const { runData } = execution.data.resultData;
	const [run] = runData[MEASURED] ?? [];
	const last = Object.values(runData).at(-1)?.[0].data?.main[0] ?? [];
	if (execution.status !== 'success' || last.length !== expected) {
		throw new Error(
			`The execution returned ${last.length} items instead of ${expected}: ${execution.status}`,
		);
	}
	return { ms: run.executionTime, cpu };
}

/** Returns the medians of several runs of two workflows that run alternately, after a warm-up of each. */
async function compare(
	host: Host,
	ours: WorkflowJson,
	http: WorkflowJson,
	expected: number,
): Promise<{ ours: Sample; http: Sample }> {
	const ids = [];
	for (const workflow of [ours, http]) ids.push((await host.n8n.client.saveWorkflow(workflow)).id);
	const samples: Sample[][] = [[], []];
	for (let run = 0; run <= RUNS; run++) {
		for (const [index, id] of ids.entries()) {
			const taken = await sample(host, id, expected);
			if (run > 0) samples[index].push(taken);
		}
	}
	const [mine, theirs] = samples.map((taken) => ({
		ms: median(taken.map(({ ms }) => ms)),
		cpu: median(taken.map(({ cpu }) => cpu)),
	}));
	return { ours: mine, http: theirs };
}

async function comparisons(host: Host): Promise<Row[]> {
	const sandbox = await SandboxProcess.start(ORDERS);
	await sandbox.control.patch('/settings', {
		rateLimit: UNLIMITED,
	});
	const baseUrl = `${sandbox.url}/ghl`;
	const credential = await host.credentialFor(sandbox);
	const rows: Row[] = [];
	try {
		say(`Listing ${ORDERS} orders with 50 ms latency …`);
		await sandbox.latency(50);
		const listing = [
			list.ours(credential),
			list.http(credential, baseUrl, MAIN_LOCATION.id),
		] as const;
		const slow = await compare(host, ...listing, ORDERS);
		rows.push(
			ratioRow(
				`List ${ORDERS} orders, 50 ms latency`,
				slow.ours.ms,
				slow.http.ms,
				seconds,
				'≤ 0.25 ×',
			),
		);

		say(`Reading ${READS} orders by ID with 20 ms latency …`);
		const ids = await sandbox.orderIds(READS);
		await sandbox.latency(20);
		const byId = await compare(
			host,
			reads.ours(credential, ids),
			reads.http(credential, ids, baseUrl, MAIN_LOCATION.id),
			READS,
		);
		rows.push(
			ratioRow(
				`Read ${READS} orders by ID, 20 ms latency`,
				byId.ours.ms,
				byId.http.ms,
				seconds,
				'≤ 0.5 ×',
			),
		);

		say(`Listing ${ORDERS} orders without latency, to measure the CPU time …`);
		await sandbox.latency(0);
		const fast = await compare(host, ...listing, ORDERS);
		const perItem = (ms: number) => `${((ms * 1000) / ORDERS).toFixed(0)} µs`;
		rows.push(
			ratioRow(
				'CPU time per order listed, no latency',
				fast.ours.cpu,
				fast.http.cpu,
				perItem,
				'≤ 1 ×',
			),
		);
	} finally {
		sandbox.stop();
	}
	return rows;
}

/** Measures work that is limited by 100 requests in 10 seconds. Compares it with the minimum time. */
async function underLimit(host: Host): Promise<Row[]> {
	const rows: Row[] = [];
	const plans = [
		{
			what: 'List 19,000 orders',
			orders: 19_000,
			allowedMs: 10_000,
			expected: 19_000,
			target: '≤ 1.15 ×',
			build: async (credential: Credential) => list.ours(credential),
		},
		{
			what: 'Create Report of 10,000 orders',
			orders: 10_000,
			allowedMs: 10_000,
			expected: 1,
			// 15 seconds.
			target: '≤ 1.5 ×',
			build: async (credential: Credential) => report(credential),
		},
		{
			what: 'Read 300 orders by ID',
			orders: 300,
			// The third hundred may start after two intervals.
			allowedMs: 20_000,
			expected: 300,
			target: '≤ 1.15 ×',
			build: async (credential: Credential, sandbox: SandboxProcess) =>
				reads.ours(credential, await sandbox.orderIds(300)),
		},
	];
	for (const { what, orders, allowedMs, expected, target, build } of plans) {
		say(`${what} with a rate limit of 100 requests in 10 seconds …`);
		const sandbox = await SandboxProcess.start(orders);
		const credential = await host.credentialFor(sandbox);
		try {
			const { id } = await host.n8n.client.saveWorkflow(await build(credential, sandbox));
			const { ms } = await sample(host, id, expected);
			rows.push(
				ratioRow(
					`${what}, 100 requests / 10 s (compared with the minimum)`,
					ms,
					allowedMs,
					seconds,
					target,
				),
			);
		} finally {
			sandbox.stop();
		}
	}
	return rows;
}

/**
 * Measures how much memory Summarize Revenue needs for few and for many orders. It must not grow with their
 * number.
 */
async function revenueMemory(host: Host): Promise<Row[]> {
	const rows: Row[] = [];
	for (const orders of [10_000, 100_000]) {
		say(`Adding up the revenue of ${orders} orders …`);
		const sandbox = await SandboxProcess.start(orders);
		try {
			await sandbox.control.patch('/settings', { rateLimit: UNLIMITED });
			const credential = await host.credentialFor(sandbox);
			const { id } = await host.n8n.client.saveWorkflow(revenue(credential));
			const pid = host.n8n.process.pid as number;
			const bytes = await peakOf(pid, async () => await sample(host, id, 1));
			const what = `Peak memory of Summarize Revenue over ${orders} orders`;
			rows.push([what, `${(Math.max(0, bytes) / 2 ** 20).toFixed(0)} MB`, '', '', '']);
		} finally {
			sandbox.stop();
		}
	}
	return rows;
}

/** The node with the largest forms, and a large built-in node. */
const OPENED: readonly [Entry, Entry] = [
	{ search: 'ghl invoices', name: 'GHL Invoices', action: 'Create invoice' },
	{ search: 'hubspot', name: 'HubSpot', action: 'Create or update a contact' },
];

/** Measures how long a user waits in the editor. */
async function openings({ n8n }: Host): Promise<Row[]> {
	const [{ name: mine, action }, { name: theirs }] = OPENED;
	say(`Opening ${mine} and ${theirs} in the editor …`);
	const samples = await openInTurn(n8n.url, OPENED, RUNS);
	const waits = (what: 'panel' | 'form') =>
		samples.map((taken) => median(taken.map((one) => one[what])));
	const ms = (value: number) => `${value.toFixed(0)} ms`;
	return (
		[
			[`Open the actions of ${mine} in the node panel (compared with ${theirs})`, waits('panel')],
			[`Open the form of '${action}' (compared with ${theirs})`, waits('form')],
		] as const
	).map(([what, [ours, built]]) => ratioRow(what, ours, built, ms, ''));
}

async function loading(packageFolder: string): Promise<Row[]> {
	say('Loading the package with n8n-core …');
	const { folder, node } = await installN8n();
	const once = () =>
		JSON.parse(
			execFileSync(node, ['--expose-gc', join(__dirname, 'loading.cjs'), folder, packageFolder], {
				encoding: 'utf8',
			})
				.trim()
				.split('\n')
				.at(-1) as string,
		) as { ms: number; bytes: number; nodes: number; descriptionBytes: number };
	const runs = Array.from({ length: RUNS }, once);
	const [{ nodes, descriptionBytes }] = runs;
	const mb = median(runs.map(({ bytes }) => bytes)) / 2 ** 20;
	const ms = median(runs.map((run) => run.ms));
	return [
		['Memory that the package adds to n8n', `${mb.toFixed(1)} MB`, '', '', '≤ 15 MB'],
		['Time to load the package with n8n-core', `${ms.toFixed(0)} ms`, '', '', ''],
		[
			`Descriptions of all ${nodes} nodes`,
			`${(descriptionBytes / 1024).toFixed(0)} KB`,
			'',
			'',
			'≤ 1100 KB',
		],
	];
}

async function main(): Promise<void> {
	const host = await Host.start();
	const rows: Row[] = [];
	try {
		rows.push(...(await comparisons(host)), ...(await underLimit(host)));
		rows.push(...(await revenueMemory(host)));
		rows.push(...(await openings(host)), ...(await loading(host.packageFolder)));
	} finally {
		await host.stop();
	}
	const result = table(rows);
	say(`\n${result}\n`);
	if (!process.argv.includes('--write')) return;
	const marked = /(<!-- results -->)[\s\S]*(<!-- \/results -->)/;
	const report = readFileSync(REPORT, 'utf8').replace(marked, `$1\n\n${result}\n\n$2`);
	const style = await resolveConfig(REPORT);
	writeFileSync(REPORT, await format(report, { ...style, filepath: REPORT }));
}

main().catch((error: Error) => {
	console.error(error);
	process.exitCode = 1;
});
