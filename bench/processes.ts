import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Clock ticks in a second (`getconf CLK_TCK`, 100 on Linux). */
const TICKS = 100;
/** How often the memory of all processes is read. */
const INTERVAL_MS = 50;

/**
 * CPU time or memory of n8n: of its main process, and of all of its processes. n8n runs Code nodes in the task runner, a child
 * of the main process.
 */
export interface Used {
	main: number;
	all: number;
}

/** Reads a file of a process (proc(5)). Returns an empty text if the process has ended. */
function readProc(pid: number, file: string): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		return '';
	}
}

/** Returns the fields of a process after its name, from its state on. */
const fieldsOf = (pid: number) => readProc(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** Returns a process and its children. */
function family(pid: number): number[] {
	const processes = readdirSync('/proc').map(Number).filter(Number.isInteger);
	return [pid, ...processes.filter((child) => Number(fieldsOf(child)[1]) === pid)];
}

/** Returns the CPU time that a process and its children have used, in ms. Includes children that have ended. */
export function cpuOf(pid: number): Used {
	const timesOf = (one: number) => fieldsOf(one).slice(11, 15).map(Number);
	const [user, system] = timesOf(pid);
	const ms = (ticks: number) => (ticks * 1000) / TICKS;
	return { main: ms(user + system), all: ms(sum(family(pid).flatMap(timesOf))) };
}

/** Returns a value of a process's status, in bytes. */
function memoryOf(pid: number, name: 'VmRSS' | 'VmHWM'): number {
	const [, kilobytes = 0] =
		new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readProc(pid, 'status')) ?? [];
	return Number(kilobytes) * 1024;
}

/**
 * Returns by how many bytes the memory of a process, and of the process with its children, grows at most while a task runs.
 * Linux records the peak of each process. The peak of their sum is the maximum of samples.
 */
export async function peakOf(pid: number, work: () => Promise<unknown>): Promise<Used> {
	const total = () => sum(family(pid).map((one) => memoryOf(one, 'VmRSS')));
	// 5 resets the peak.
	writeFileSync(`/proc/${pid}/clear_refs`, '5');
	const before = { main: memoryOf(pid, 'VmRSS'), all: total() };
	let isDone = false;
	let most = before.all;
	const task = work().finally(() => {
		isDone = true;
	});
	while (!isDone) {
		most = Math.max(most, total());
		await sleep(INTERVAL_MS);
	}
	await task;
	return { main: memoryOf(pid, 'VmHWM') - before.main, all: most - before.all };
}
