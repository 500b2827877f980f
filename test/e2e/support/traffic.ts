import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import axios, { type AxiosError } from 'axios';

/** A request to a webhook, as its sender means it. */
export interface Sending {
	/** What the test calls it. */
	kind: string;
	body: string;
	headers?: Record<string, string>;
	query?: Record<string, string>;
}

/** A request with what came back; status 0: no answer, for the reason in `broken`. */
export type Sent<S extends Sending = Sending> = S & { status: number; broken?: string };

/** Rates that are tried, per second. */
const RATES = [2, 4, 8, 12, 18, 27, 40, 60, 90, 135, 200, 300];
const STEP_S = 3;
/** How much longer than meant a step may take: beyond it n8n falls behind. */
const LAG = 1.3;

// n8n closes idle connections, and one that is taken up in that moment breaks off.
const http = axios.create({
	httpAgent: new Agent({ keepAlive: false }),
	timeout: 30_000,
	maxBodyLength: Infinity,
	validateStatus: () => true,
});

/** Posts one. */
export async function send<S extends Sending>(url: string, sending: S): Promise<Sent<S>> {
	const { body, headers, query } = sending;
	const config = { headers: { 'Content-Type': 'application/json', ...headers }, params: query };
	// As bytes: of a text that is no JSON the client would make one.
	return await http.post(url, Buffer.from(body), config).then(
		({ status }) => ({ ...sending, status }),
		({ code, message }: AxiosError) => ({ ...sending, status: 0, broken: code ?? message }),
	);
}

/** Posts all at an even rate, whether or not answers have come. */
export async function sendAtRate<S extends Sending>(
	url: string,
	sendings: S[],
	perSecond: number,
): Promise<Array<Sent<S>>> {
	const start = performance.now();
	const answers: Array<Promise<Sent<S>>> = [];
	for (const [index, sending] of sendings.entries()) {
		const wait = start + (index * 1000) / perSecond - performance.now();
		if (wait > 0) await sleep(wait);
		answers.push(send(url, sending));
	}
	return await Promise.all(answers);
}

/** The highest of some rates at which a webhook takes every request and does not fall behind. */
export async function sustainedRate(url: string, sending: () => Sending): Promise<number> {
	let sustained = RATES[0];
	for (const rate of RATES) {
		const start = performance.now();
		const sent = await sendAtRate(url, Array.from({ length: rate * STEP_S }, sending), rate);
		const seconds = (performance.now() - start) / 1000;
		const isSteady = sent.every(({ status }) => status === 200) && seconds < STEP_S * LAG;
		if (!isSteady) break;
		sustained = rate;
	}
	return sustained;
}

/** How often each status came, as text. */
export function tally(sent: Sent[]): string {
	const counts = new Map<string, number>();
	for (const { status, broken } of sent) {
		const name = broken ?? String(status);
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return [...counts].map(([name, count]) => `${count} × ${name}`).join(', ');
}
