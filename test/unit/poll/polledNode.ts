import { randomUUID } from 'node:crypto';
import type {
	IDataObject,
	IHttpRequestOptions,
	INodeExecutionData,
	IPollFunctions,
} from 'n8n-workflow';

import type { Api, AccountChoice } from '../../../nodes/shared/http/api';
import { Secrets } from '../../../nodes/shared/http/secrets';
import type { TriggerCatalog, WatchedList } from '../../../nodes/shared/poll/catalog';
import { pollCatalog } from '../../../nodes/shared/poll/trigger';
import type { Row } from '../../../nodes/shared/poll/types';
import { answer, BASE } from '../http/clientSetup';
import { MINUTE } from './fakeApi';

/** Returns a list whose API ignores the requested time. The route is the name. */
export const listOf = (name: string, more: Partial<WatchedList> = {}): WatchedList => ({
	...{ name, route: `GET /${name}`, id: '_id', createdAt: 'createdAt', updatedAt: 'updatedAt' },
	list: { rows: 'data', paging: 'offset', params: {}, in: 'query', pageSize: 100, id: '_id' },
	events: { [`${name}Created`]: { name: 'Created', description: '', on: 'created' } },
	...more,
});

interface NodeOptions {
	/** The values of the form. `events` selects orderCreated by default. */
	parameters?: IDataObject;
	version?: number;
	mode?: 'manual' | 'trigger';
	/** Undefined: a version of n8n without a time limit. */
	budgetMs?: number;
	account?: string;
}

/** A polling node of an active workflow, with an API that returns rows by the path of the request. */
export class PolledNode {
	readonly rows: Record<string, Row[]> = {};
	/** Status codes by path, for requests that fail. */
	readonly failures: Record<string, number> = {};
	readonly requests: IHttpRequestOptions[] = [];
	readonly choices: AccountChoice[] = [];
	readonly log: unknown[][] = [];
	/** The static data of the node. */
	readonly data: Record<string, IDataObject> = {};
	readonly workflow = randomUUID();
	private readonly nodeId = randomUUID();
	private readonly catalog: TriggerCatalog;
	options: NodeOptions;

	constructor(catalog: Partial<TriggerCatalog> = {}, options: NodeOptions = {}) {
		const watched = [listOf('order')];
		this.catalog = { api: this.api(), records: 'orders', watched, filters: [], ...catalog };
		this.options = { account: randomUUID(), ...options };
	}

	/** Adds a new row to a path. */
	add(path: string, id: string, { age = 0, ...fields }: Row & { age?: number } = {}): void {
		const time = new Date(Date.now() - age).toISOString();
		const row = { _id: id, createdAt: time, updatedAt: time, ...fields };
		this.rows[path] = [row, ...(this.rows[path] ?? [])];
	}

	/** Polls once. Returns the items, or null. */
	async poll(): Promise<IDataObject[] | null> {
		const output: INodeExecutionData[][] | null = await pollCatalog(this.context(), this.catalog);
		return output && output[0].map(({ json }) => json);
	}

	/** Polls for the first time, with one old row in each list. Then adds a row to the list of orders. */
	async activate(): Promise<void> {
		for (const { name } of this.catalog.watched) this.add(`/${name}`, 'old', { age: 3 * MINUTE });
		await this.poll();
		this.add('/order', 'new');
	}

	context(): IPollFunctions {
		const { parameters, version = 1.1, mode = 'trigger', budgetMs } = this.options;
		const values: IDataObject = { events: ['orderCreated'], ...parameters };
		return {
			getNode: () => ({ id: this.nodeId, name: 'Orders', typeVersion: version }),
			getWorkflow: () => ({ id: this.workflow }),
			getWorkflowStaticData: (type: string) => (type === 'node' ? this.data : {}),
			getNodeParameter: (name: string, fallback: unknown) => {
				const value = values[name] ?? fallback;
				if (value === undefined) throw new Error(`Could not get parameter "${name}"`);
				return value;
			},
			getMode: () => mode,
			getTimezone: () => 'Europe/Berlin',
			...(budgetMs !== undefined && { getPollBudgetMs: () => budgetMs }),
			logger: { warn: (...entry: unknown[]) => this.log.push(entry), debug: () => {} },
		} as unknown as IPollFunctions;
	}

	private api(): Api {
		const send = async (request: IHttpRequestOptions) => {
			this.requests.push(request);
			const path = request.url.slice(BASE.length);
			const status = this.failures[path] ?? 200;
			const rows = this.rows[path] ?? [];
			return await answer({ status, body: { data: rows, total: rows.length } });
		};
		return {
			name: 'Example',
			properties: [{ displayName: 'Place', name: 'place', type: 'string', default: '' }],
			rate: { max: 1_000, intervalMs: 1_000 },
			knownErrors: [],
			readRate: () => ({}),
			connect: async (_context, choice) => {
				this.choices.push(choice);
				const { account = '' } = this.options;
				const secrets = new Secrets([]);
				const limitKey = randomUUID();
				return await Promise.resolve({
					...{ baseUrl: BASE, account, version: '1', limitKey, secrets, send },
				});
			},
		};
	}
}
