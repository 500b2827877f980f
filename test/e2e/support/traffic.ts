import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import axios, { type AxiosError } from 'axios';

/** A request to a webhook. */
export interface Sending {
	/** Name of the request in the test. */
	kind: string;
	body: string;
	headers?: Record<string, string>;
	query?: Record<string, string>;
}

/** A request with its response. With status 0, there is no response, for the reason in `broken`. */
export type Sent<S extends Sending = Sending> = S & { status: number; broken?: string };

/** Rates to try, in requests per second. */
const RATES = [2, 4, 8, 12, 18, 27, 40, 60, 90, 135, 200, 300];
const STEP_S = 3;
/** How much longer than planned a step can take. Beyond that, n8n cannot keep up. */
const LAG = 1.3;

// n8n closes idle connections. A connection that is reused at that moment fails.
const http = axios.create({
	httpAgent: new Agent({ keepAlive: false }),
	timeout: 30_000,
	maxBodyLength: Infinity,
	validateStatus: () => true,
});

/** Sends one request. */
export async function send<S extends Sending>(url: string, sending: S): Promise<Sent<S>> {
	const { body, headers, query } = sending;
	const config = { headers: { 'Content-Type': 'application/json', ...headers }, params: query };
	// As bytes, because the client would convert a text that is not JSON to JSON.
	return await http.post(url, Buffer.from(body), config).then(
		({ status }) => ({ ...sending, status }),
		({ code, message }: AxiosError) => ({ ...sending, status: 0, broken: code ?? message }),
	);
}

/** Sends all requests at a constant rate, without waiting for responses. */
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

/** Returns the highest rate at which a webhook accepts each request and keeps up. */
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

/** Returns how often each status occurred, as text. */
export function tally(sent: Sent[]): string {
	const counts = new Map<string, number>();
	for (const { status, broken } of sent) {
		const name = broken ?? String(status);
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return [...counts].map(([name, count]) => `${count} × ${name}`).join(', ');
}
