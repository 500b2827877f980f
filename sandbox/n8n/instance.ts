import { N8nClient } from './client';
import { installN8n, N8N_VERSIONS } from './install';
import { customExtensions, installNodes } from './nodesPackage';
import { freePort, N8nProcess } from './process';

/** How the nodes of this package come into an n8n. */
export type NodesFrom =
	/** The packed tarball, installed as users do: types begin with `n8n-nodes-ghl-commerce.` */
	| 'tarball'
	/** The folder `dist`, by `N8N_CUSTOM_EXTENSIONS`: types begin with `CUSTOM.` */
	| 'extension'
	/** Not at all. */
	| 'none';

/** How to start an n8n. */
export interface N8nOptions {
	/** The folder that holds `.n8n`; made if it is not there, and kept. */
	folder: string;
	/** The newest that installs, if absent. */
	version?: string;
	/** The port to take if it is free; any free one if absent. */
	port?: number;
	/** `tarball`, if absent. */
	nodes?: NodesFrom;
	/** Further environment variables. */
	environment?: Record<string, string>;
	/** Is told about the installation of n8n; by default the terminal. */
	say?: (line: string) => void;
}

/** An n8n of its own: process and client. */
export class N8nInstance {
	readonly client: N8nClient;

	constructor(readonly process: N8nProcess) {
		this.client = new N8nClient(process.url);
	}

	/** The address of the editor. */
	get url(): string {
		return this.process.url;
	}

	/** Starts n8n, the first time or again, and logs its owner in, who is made if the folder is new. */
	async start(): Promise<void> {
		await this.process.start();
		await this.client.logIn();
	}

	/** Ends n8n as its users do. */
	async stop(): Promise<void> {
		await this.process.stop();
	}

	/** Ends n8n as a crash does. */
	async kill(): Promise<void> {
		await this.process.kill();
	}
}

/** Installs what is missing of n8n and its nodes; `start` of the answer starts it. */
export async function prepareN8n(options: N8nOptions): Promise<N8nInstance> {
	const { folder, nodes = 'tarball', version = N8N_VERSIONS.newest } = options;
	const installation = await installN8n(version, options.say);
	if (nodes === 'tarball') await installNodes(folder);
	return new N8nInstance(
		new N8nProcess({
			installation,
			folder,
			port: await freePort(options.port),
			environment: { ...(nodes === 'extension' && customExtensions()), ...options.environment },
		}),
	);
}

/** {@link prepareN8n}, and started. */
export async function startN8n(options: N8nOptions): Promise<N8nInstance> {
	const n8n = await prepareN8n(options);
	await n8n.start();
	return n8n;
}
