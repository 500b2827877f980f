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

/** Who owns the instance. */
export interface Owner {
	email: string;
	firstName: string;
	lastName: string;
	password: string;
}

/** The owner of every instance that is made here. The instance listens on this machine only. */
export const OWNER: Owner = {
	email: 'owner@example.com',
	firstName: 'Olivia',
	lastName: 'Owner',
	password: 'Sandbox-2026',
};

/** A credential as n8n stores it; `data` is what its form holds. */
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
	/** Samples that a manual execution uses in place of the output of a node. */
	pinData?: IPinData;
}

/** A stored workflow. */
export interface StoredWorkflow extends WorkflowJson {
	id: string;
	active: boolean;
	versionId: string;
}

/** A finished execution. */
export interface Execution {
	id: string;
	status: string;
	mode: string;
	data: IRun['data'];
}

const ENDED = ['success', 'error', 'crashed', 'canceled'];

/** n8n's own REST interface, the one that its editor uses; the calls below are the same on 1.123 and 2.40. */
export class N8nClient {
	private readonly http: AxiosInstance;

	private readonly cookies = new Map<string, string>();

	/** @param url the address of the editor. */
	constructor(readonly url: string) {
		this.http = axios.create({
			// n8n closes idle connections, and one that is taken up in that moment breaks off.
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

	/** Logs in as the owner, who is made first if the instance is new. */
	async logIn(owner: Owner = OWNER): Promise<void> {
		const login = { emailOrLdapLoginId: owner.email, password: owner.password };
		const known = await this.http.post('/login', login);
		if (known.status !== 200) await this.call('POST', '/owner/setup', owner);
	}

	/** Saves a credential; one of the same name and type is overwritten. Gives its id. */
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

	/** A saved credential; n8n blanks its secrets, and of an OAuth token it says only whether there is one. */
	async credential(id: string): Promise<Credential & { id: string }> {
		return await this.call('GET', `/credentials/${id}?includeData=true`);
	}

	/** The answer of a credential's own test, as its form shows it. */
	async testCredential(id: string): Promise<{ status: string; message: string }> {
		return await this.call('POST', '/credentials/test', { credentials: await this.credential(id) });
	}

	/** The address to which Connect sends the user's browser. */
	async authorizeUrl(credentialId: string): Promise<string> {
		return await this.call('GET', `/oauth2-credential/auth?id=${credentialId}`);
	}

	/** Ends an OAuth connection with the address that the consent page sends the browser back to. */
	async finishOAuth(callback: string): Promise<void> {
		const { data, status } = await this.http.get<string>(callback);
		// The page is shown in a pop-up, with status 200 for a refusal too.
		if (status !== 200 || !String(data).includes('Connection successful')) {
			throw new Error(`n8n returned ${status} for the OAuth callback`);
		}
	}

	/** Saves a workflow; one of the same name is overwritten. */
	async saveWorkflow(workflow: WorkflowJson): Promise<StoredWorkflow> {
		const body = { settings: {}, ...workflow };
		const old = (await this.workflows()).find(({ name }) => name === workflow.name);
		// 1.123 stores NULL, and refuses, where `active` is missing.
		if (!old) return await this.call('POST', '/workflows', { ...body, active: false });
		const { versionId } = await this.workflow(old.id);
		return await this.call('PATCH', `/workflows/${old.id}?forceSave=true`, { ...body, versionId });
	}

	/** All workflows, without their nodes. */
	async workflows(): Promise<Array<Pick<StoredWorkflow, 'id' | 'name' | 'active'>>> {
		return await this.call('GET', '/workflows');
	}

	/** A workflow with its nodes. */
	async workflow(id: string): Promise<StoredWorkflow> {
		return await this.call('GET', `/workflows/${id}`);
	}

	/** Activates the stored version. n8n answers before the triggers run; a failure shows in its log only. */
	async activate(id: string): Promise<void> {
		const { versionId } = await this.workflow(id);
		await this.call('POST', `/workflows/${id}/activate`, { versionId });
	}

	/** Deactivates a workflow. */
	async deactivate(id: string): Promise<void> {
		await this.call('POST', `/workflows/${id}/deactivate`, {});
	}

	/** Starts a workflow from one of its triggers, as its button does. Gives the execution's id. */
	async start(id: string, trigger: string): Promise<string> {
		const workflowData = await this.workflow(id);
		const { executionId } = await this.call<{ executionId: string }>(
			'POST',
			`/workflows/${id}/run`,
			// 2.40 runs what is stored; 1.123 runs what is sent.
			{ workflowData, triggerToStartFrom: { name: trigger } },
		);
		return executionId;
	}

	/** Starts a workflow and waits for the end. */
	async run(id: string, trigger: string, timeoutMs = 120_000): Promise<Execution> {
		return await this.finished(await this.start(id, trigger), timeoutMs);
	}

	/** Stops an execution, as its button does. */
	async stop(executionId: string): Promise<void> {
		await this.call('POST', `/executions/${executionId}/stop`, {});
	}

	/** An execution when it has ended. */
	async finished(id: string, timeoutMs = 120_000): Promise<Execution> {
		const deadline = Date.now() + timeoutMs;
		while (Date.now() < deadline) {
			const { status } = await this.call<{ status: string }>('GET', `/executions/${id}`);
			if (ENDED.includes(status)) return await this.execution(id);
			await sleep(200);
		}
		throw new Error(`Execution ${id} did not end within ${timeoutMs} ms`);
	}

	/** An execution with its data. */
	async execution(id: string): Promise<Execution> {
		const stored = await this.call<Omit<Execution, 'data'> & { data: string }>(
			'GET',
			`/executions/${id}`,
		);
		return { ...stored, data: parse(stored.data) as IRun['data'] };
	}

	/** The ids of a workflow's executions, oldest first. */
	async executionIds(workflowId: string): Promise<string[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const ids: string[] = [];
		for (;;) {
			const before = ids.length > 0 ? `&lastId=${ids[0]}` : '';
			const { results } = await this.call<{ results: Array<{ id: string }> }>(
				'GET',
				`/executions?limit=100&filter=${filter}${before}`,
			);
			if (results.length === 0) return ids;
			ids.unshift(...results.map(({ id }) => id).sort((a, b) => Number(a) - Number(b)));
		}
	}

	/** Calls any path below `/rest` and gives the `data` of the answer. @throws with n8n's message on refusal. */
	async call<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
		const { status, data } = await this.http.request<{ data: T; message?: string }>({
			method,
			url: path,
			data: body,
		});
		if (status >= 400) {
			throw new Error(`n8n returned ${status} for ${method} ${path}: ${data.message ?? ''}`);
		}
		return data.data;
	}

	private keepCookies(response: AxiosResponse): AxiosResponse {
		for (const cookie of response.headers['set-cookie'] ?? []) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
			if (name) this.cookies.set(name, value);
		}
		return response;
	}
}

/** The items that a node gave out on its first output, over all its runs. @throws the node's error, if it failed. */
export function outputOf({ data }: Execution, node: string): IDataObject[] {
	const runs = data.resultData.runData[node] ?? [];
	const failed = runs.find(({ error }) => error);
	if (failed?.error) throw failed.error;
	return runs.flatMap(({ data: output }) => (output?.main[0] ?? []).map(({ json }) => json));
}
