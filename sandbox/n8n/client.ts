import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { parse } from 'flatted';
import type {
	IConnections,
	IDataObject,
	INode,
	IPinData,
	IRun,
	IWorkflowSettings,
} from 'n8n-workflow';
import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** The owner of an n8n instance. */
export interface Owner {
	email: string;
	firstName: string;
	lastName: string;
	password: string;
}

/** The owner of every instance that this code creates. The instances listen only on this machine. */
export const OWNER: Owner = {
	email: 'owner@example.com',
	firstName: 'Olivia',
	lastName: 'Owner',
	password: 'Sandbox-2026',
};

/** A credential as n8n stores it. `data` contains the fields of its form. */
export interface Credential {
	name: string;
	type: string;
	data: IDataObject;
}

/** A workflow as n8n exports it. */
export interface WorkflowJson {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	/** Sample data that a manual execution uses instead of running a node. */
	pinData?: IPinData;
}

/** A stored workflow. */
export interface StoredWorkflow extends WorkflowJson {
	id: string;
	active: boolean;
	versionId: string;
	/** Data that nodes keep between executions, by `node:<name>`. n8n saves it after an activation and an execution. */
	staticData?: IDataObject | null;
}

/** A finished execution. */
export interface Execution {
	id: string;
	status: string;
	mode: string;
	data: IRun['data'];
}

/** How long reads are repeated while n8n returns that it is overloaded (503), in ms. */
const OVERLOAD_MS = 60_000;
const ENDED = ['success', 'error', 'crashed', 'canceled'];

/** A client for n8n's internal REST API, which the editor uses. The requests work on all versions in `versions.ts`. */
export class N8nClient {
	private readonly http: AxiosInstance;

	private readonly cookies = new Map<string, string>();

	/** @param url - the URL of the editor */
	constructor(readonly url: string) {
		this.http = axios.create({
			// n8n closes idle connections. A request on a connection that closes fails.
			httpAgent: new Agent({ keepAlive: false }),
			baseURL: `${url}/rest`,
			timeout: 60_000,
			validateStatus: () => true,
		});
		this.http.interceptors.request.use((request) => {
			request.headers.set('Cookie', [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; '));
			return request;
		});
		this.http.interceptors.response.use((response) => this.keepCookies(response));
	}

	/** Logs in as the owner. Creates the owner if the instance is new. */
	async logIn(owner: Owner = OWNER): Promise<void> {
		const login = { emailOrLdapLoginId: owner.email, password: owner.password };
		const known = await this.http.post('/login', login);
		if (known.status !== 200) await this.call('POST', '/owner/setup', owner);
	}

	/** Saves a credential, or overwrites the one with the same name and type. Returns its ID. */
	async saveCredential(credential: Credential): Promise<string> {
		const all = await this.call<Array<{ id: string; name: string; type: string }>>(
			'GET',
			'/credentials',
		);
		const old = all.find(({ name, type }) => name === credential.name && type === credential.type);
		if (!old) return (await this.call<{ id: string }>('POST', '/credentials', credential)).id;
		await this.call('PATCH', `/credentials/${old.id}`, credential);
		return old.id;
	}

	/** Returns a saved credential. n8n blanks its secrets, and shows only whether an OAuth token exists. */
	async credential(id: string): Promise<Credential & { id: string }> {
		return await this.call('GET', `/credentials/${id}?includeData=true`);
	}

	/** Tests a credential like its form. Returns the result. */
	async testCredential(id: string): Promise<{ status: string; message: string }> {
		return await this.call('POST', '/credentials/test', { credentials: await this.credential(id) });
	}

	/** Returns the URL that Connect opens in the browser. */
	async authorizeUrl(credentialId: string): Promise<string> {
		return await this.call('GET', `/oauth2-credential/auth?id=${credentialId}`);
	}

	/** Completes an OAuth connection with the URL that the consent page redirects to. */
	async finishOAuth(callback: string): Promise<void> {
		const { data, status } = await this.http.get<string>(callback);
		// n8n shows the page in a pop-up. The status is 200 even if the connection failed.
		if (status !== 200 || !String(data).includes('Connection successful')) {
			throw new Error(`n8n returned ${status} for the OAuth callback`);
		}
	}

	/** Saves a workflow, or overwrites the one with the same name. */
	async saveWorkflow(workflow: WorkflowJson): Promise<StoredWorkflow> {
		const body = { settings: {}, ...workflow };
		const old = (await this.workflows()).find(({ name }) => name === workflow.name);
		// Without `active`, 1.123 fails because it stores NULL.
		if (!old) return await this.call('POST', '/workflows', { ...body, active: false });
		const { versionId } = await this.workflow(old.id);
		return await this.call('PATCH', `/workflows/${old.id}?forceSave=true`, { ...body, versionId });
	}

	/** Returns all workflows, without their nodes. */
	async workflows(): Promise<Array<Pick<StoredWorkflow, 'id' | 'name' | 'active'>>> {
		return await this.call('GET', '/workflows');
	}

	/** Returns a workflow with its nodes. */
	async workflow(id: string): Promise<StoredWorkflow> {
		return await this.call('GET', `/workflows/${id}`);
	}

	/**
	 * Activates the stored version. n8n responds before the triggers run, so a failed trigger appears only in its
	 * log.
	 */
	async activate(id: string): Promise<void> {
		const { versionId } = await this.workflow(id);
		await this.call('POST', `/workflows/${id}/activate`, { versionId });
	}

	/** Deactivates a workflow. */
	async deactivate(id: string): Promise<void> {
		await this.call('POST', `/workflows/${id}/deactivate`, {});
	}

	/** Starts a workflow from one of its triggers, like the button in the editor. Returns the execution ID. */
	async start(id: string, trigger: string): Promise<string> {
		const workflowData = await this.workflow(id);
		const { executionId } = await this.call<{ executionId: string }>(
			'POST',
			`/workflows/${id}/run`,
			// 2.40 runs the stored workflow. 1.123 runs the workflow in the request.
			{ workflowData, triggerToStartFrom: { name: trigger } },
		);
		return executionId;
	}

	/** Starts a workflow and waits for its execution. */
	async run(id: string, trigger: string, timeoutMs = 120_000): Promise<Execution> {
		return await this.finished(await this.start(id, trigger), timeoutMs);
	}

	/** Stops an execution, like the button in the editor. */
	async stop(executionId: string): Promise<void> {
		await this.call('POST', `/executions/${executionId}/stop`, {});
	}

	/** Waits until an execution finishes, and returns it. */
	async finished(id: string, timeoutMs = 120_000): Promise<Execution> {
		const deadline = Date.now() + timeoutMs;
		while (Date.now() < deadline) {
			if (ENDED.includes(await this.statusOf(id))) return await this.execution(id);
			await sleep(200);
		}
		throw new Error(`Execution ${id} did not end within ${timeoutMs} ms`);
	}

	private async statusOf(executionId: string): Promise<string> {
		try {
			return (await this.call<{ status: string }>('GET', `/executions/${executionId}`)).status;
		} catch (error) {
			// n8n 2.20.12 fails for an execution that runs and has no data yet.
			if (!(error as Error).message.includes("reading 'resultData'")) throw error;
			return 'running';
		}
	}

	/** Returns an execution with its data. */
	async execution(id: string): Promise<Execution> {
		const stored = await this.call<Omit<Execution, 'data'> & { data: string }>(
			'GET',
			`/executions/${id}`,
		);
		return { ...stored, data: parse(stored.data) as IRun['data'] };
	}

	/** Returns the IDs of a workflow's executions, oldest first. */
	async executionIds(workflowId: string): Promise<string[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const ids: string[] = [];
		for (let position = ''; ; ) {
			const { results, nextCursor } = await this.call<{
				results: Array<{ id: string }>;
				nextCursor?: string | null;
			}>('GET', `/executions?limit=100&filter=${filter}${position}`);
			ids.unshift(...results.map(({ id }) => id).sort((a, b) => Number(a) - Number(b)));
			if (results.length === 0 || nextCursor === null) return ids;
			// Before 2.41, n8n has no cursor and continues before an ID.
			position = nextCursor ? `&cursor=${nextCursor}` : `&lastId=${ids[0]}`;
		}
	}

	/**
	 * Sends a request to any path below `/rest`. Returns `data` of the response. Repeats a read while n8n is overloaded.
	 *
	 * @throws n8n's error message
	 */
	async call<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
		const request = { method, url: path, data: body };
		for (const deadline = Date.now() + OVERLOAD_MS; ; await sleep(1_000)) {
			const { status, data } = await this.http.request<{ data: T; message?: string }>(request);
			if (status < 400) return data.data;
			if (status !== 503 || method !== 'GET' || Date.now() > deadline) {
				throw new Error(`n8n returned ${status} for ${method} ${path}: ${data.message ?? ''}`);
			}
		}
	}

	private keepCookies(response: AxiosResponse): AxiosResponse {
		for (const cookie of response.headers['set-cookie'] ?? []) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
			if (name) this.cookies.set(name, value);
		}
		return response;
	}
}

/**
 * Returns the items of the first output of a node, over all its runs.
 *
 * @throws the node's error, if it failed
 */
export function outputOf({ data }: Execution, node: string, output = 0): IDataObject[] {
	const runs = data.resultData.runData[node] ?? [];
	const failed = runs.find(({ error }) => error);
	if (failed?.error) throw failed.error;
	return runs.flatMap((run) => (run.data?.main[output] ?? []).map(({ json }) => json));
}
