import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { API_ENTRIES } from '../apis';
import { MAIN_LOCATION } from '../ghl/accounts';
import type { Context } from './context';
import type { Fault } from './faults';
import type { LogEntry } from './requestLog';

/** A row of the page. */
export interface Row extends LogEntry {
	/** Only the details contain it. */
	body: undefined;
	api: string;
	/** Whether the response is still pending. */
	open: boolean;
	/** Whether it ended with an error status or without a response. */
	failed: boolean;
}

/** The changes that the page does not show yet. */
export interface PageState {
	/** The ID of the log that `change` refers to. */
	log: string;
	change: number;
	requests: Row[];
	/** Totals since the log was cleared. */
	total: { requests: number; errors: number };
	lastMinute: { requests: number; errors: number; medianMs?: number; p95Ms?: number };
	/** The remaining requests of each rate limit, from the last responses in this minute. */
	rates: Array<{ api: string; left: number; max: number }>;
	faults: readonly Fault[];
	/** The orders that the buttons of the page use. */
	orders: { newest?: OrderRef; unfulfilled?: OrderRef };
	/** The last messages, oldest first. */
	messages: ShownMessage[];
}

/** A message that the GHL API sent, as the phone of the page shows it. */
interface ShownMessage {
	id: string;
	/** Name, or email address if there is no name. */
	contact: string;
	/** `SMS`, `Email`. */
	channel: string;
	subject?: string;
	/** Text. Of an email, the text without tags. */
	body: string;
	status: string;
	time: string;
}

interface OrderRef {
	id: string;
	name: string;
	email: string;
}

/** The name of the API for each prefix. */
const NAMES = new Map(
	API_ENTRIES.flatMap(({ name, prefixes }) =>
		Object.keys(prefixes).map((prefix) => [prefix, name] as const),
	),
);

/** The data of the APIs on the page. */
const PAGE_APIS = {
	/** Each API and the first segment of its paths. */
	apis: API_ENTRIES.map(({ name, prefixes }) => ({ name, path: Object.keys(prefixes)[0] })),
	prefixes: Object.fromEntries(API_ENTRIES.flatMap(({ prefixes }) => Object.entries(prefixes))),
	expireTokens: API_ENTRIES.flatMap(({ expireTokens }) => expireTokens ?? []),
};
/** The maximum number of rows on the page. */
const MAX_ROWS = 500;
const MINUTE_MS = 60_000;
/** The maximum number of messages on the phone. */
const MAX_MESSAGES = 20;

const FOLDER = join(__dirname, 'page');
const TYPES: Record<string, string> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };
/** The page shows request bodies: their content must never run or load anything. */
const POLICY =
	"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:";

/** Adds the page that shows requests live (`page/`), and the endpoint that it polls. */
export function installPage(scope: FastifyInstance, context: Context): void {
	const file = async (name: string) => await readFile(join(FOLDER, name), 'utf8');
	const typeOf = (name: string) => `${TYPES[name.split('.')[1]]}; charset=utf-8`;

	scope.get('/', async (_request, reply) => {
		const html = await file('index.html');
		return reply
			.type(typeOf('index.html'))
			.headers({ 'content-security-policy': POLICY, 'cache-control': 'no-store' })
			.send(html);
	});
	scope.get<{ Params: { name: string } }>(
		'/page/:name(^[a-z]+\\.(?:css|js)$)',
		async ({ params: { name } }, reply) => {
			const text = await file(name).catch(() => undefined);
			if (text === undefined) return reply.code(404).send();
			return reply.type(typeOf(name)).header('cache-control', 'no-store').send(text);
		},
	);
	scope.get('/apis', async () => PAGE_APIS);
	scope.get<{ Querystring: { log?: string; since?: string } }>('/watch', async ({ query }) => {
		const since = query.log === context.requests.id ? Number(query.since) || 0 : 0;
		return pageState(context, since);
	});
}

/** Returns the changes after change number `since`. */
function pageState({ requests, faults, world }: Context, since: number): PageState {
	const start = new Date(world.now() - MINUTE_MS).toISOString();
	const recent = requests.entries.slice(firstAfter(requests.entries, start)).map(rowOf);
	return {
		log: requests.id,
		change: requests.lastChange,
		requests: requests.changedSince(since, MAX_ROWS).map(rowOf),
		total: totals(requests.counters()),
		lastMinute: { ...countOf(recent), ...latencyOf(recent) },
		rates: ratesOf(recent),
		faults: faults.all(),
		orders: ordersOf(world),
		messages: messagesOf(world),
	};
}

function rowOf(entry: LogEntry): Row {
	const [, prefix] = entry.path.split('/', 2);
	const open = entry.ms === undefined;
	const failed = !open && isFailure(entry.status);
	return { ...entry, body: undefined, api: NAMES.get(`/${prefix}`) ?? prefix, open, failed };
}

function isFailure(status: number): boolean {
	return status === 0 || status >= 400;
}

/** The log is sorted by time. Search from the end, because the result is near it. */
function firstAfter(entries: readonly LogEntry[], start: string): number {
	let first = entries.length;
	while (first > 0 && entries[first - 1].time >= start) first--;
	return first;
}

function totals(counters: ReturnType<Context['requests']['counters']>): PageState['total'] {
	let requests = 0;
	let errors = 0;
	for (const counter of Object.values(counters)) {
		requests += counter.requests;
		for (const [status, count] of Object.entries(counter.statuses)) {
			if (isFailure(Number(status))) errors += count;
		}
	}
	return { requests, errors };
}

function countOf(rows: readonly Row[]): PageState['total'] {
	return { requests: rows.length, errors: rows.filter(({ failed }) => failed).length };
}

/** Only complete responses: the duration of a cut connection depends on the timeout of the client. */
function latencyOf(rows: readonly Row[]): { medianMs?: number; p95Ms?: number } {
	const times = rows.flatMap(({ status, ms }) => (status > 0 && ms !== undefined ? [ms] : []));
	times.sort((a, b) => a - b);
	const rank = (share: number) => times[Math.ceil(times.length * share) - 1];
	return { medianMs: rank(0.5), p95Ms: rank(0.95) };
}

function ratesOf(rows: readonly Row[]): PageState['rates'] {
	const newest = new Map(rows.flatMap(({ api, rate }) => (rate ? [[api, rate] as const] : [])));
	return [...newest].map(([api, rate]) => ({ api, ...rate }));
}

function ordersOf({ ghl }: Context['world']): PageState['orders'] {
	const all = ghl.orders.all(MAIN_LOCATION.id);
	const refOf = (i: number): OrderRef | undefined => {
		if (i < 0) return undefined;
		const { firstName = '', lastName = '', email = '' } = ghl.contacts.get(all[i].contactId) ?? {};
		return { id: all[i]._id, name: `${firstName} ${lastName}`.trim(), email };
	};
	let open = all.length - 1;
	while (open >= 0 && all[open].fulfillmentStatus === 'fulfilled') open--;
	return { newest: refOf(all.length - 1), unfulfilled: refOf(open) };
}

function withoutTags(html: string): string {
	const [text, ...tags] = html.split('<');
	return [text, ...tags.map((tag) => tag.slice(tag.indexOf('>') + 1))].join(' ').trim();
}

function messagesOf({ ghl }: Context['world']): ShownMessage[] {
	const { messages, emails } = ghl.conversationData;
	const sent = messages.all(MAIN_LOCATION.id).filter(({ source }) => source === 'api');
	return sent.slice(-MAX_MESSAGES).map((message) => {
		const { firstName = '', lastName = '', email = '' } = ghl.contacts.get(message.contactId) ?? {};
		const content = [...emails.values()].find(({ messageId }) => messageId === message._id);
		return {
			id: message._id,
			contact: `${firstName} ${lastName}`.trim() || email,
			channel: content ? 'Email' : message.messageType.replace(/^TYPE_/, ''),
			...(content && { subject: content.subject }),
			body: content ? withoutTags(content.html) : message.body,
			status: message.status,
			time: message.createdAt,
		};
	});
}
