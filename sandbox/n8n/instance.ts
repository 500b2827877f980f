import { N8nClient } from './client';
import { installN8n } from './install';
import { customExtensions, installNodes } from './nodesPackage';
import { freePort, N8nProcess } from './process';
import { N8N_VERSIONS } from './versions';

/** How to add the nodes of this package to n8n. */
export type NodesFrom =
	/** The packed tarball, installed like a community package. Node types begin with `n8n-nodes-ghl-commerce.` */
	| 'tarball'
	/** The folder `dist`, with `N8N_CUSTOM_EXTENSIONS`. Node types begin with `CUSTOM.` */
	| 'extension'
	/** Already in the folder, or not needed. */
	| 'none';

/** How to start an n8n. */
export interface N8nOptions {
	/** The folder that contains `.n8n`. It is created if it is missing, and never deleted. */
	folder: string;
	/** Default: the newest version in `versions.ts`. */
	version?: string;
	/** The preferred port. Default: any free port. */
	port?: number;
	/** Default: `tarball`. */
	nodes?: NodesFrom;
	/** Further environment variables. */
	environment?: Record<string, string>;
	/** Receives progress messages of the installation. Default: print them. */
	onProgress?: (line: string) => void;
}

/** An n8n process and its client. */
export class N8nInstance {
	readonly client: N8nClient;

	constructor(readonly process: N8nProcess) {
		this.client = new N8nClient(process.url);
	}

	/** The URL of the editor. */
	get url(): string {
		return this.process.url;
	}

	/** Starts or restarts n8n, and logs in as the owner. Creates the owner if the folder is new. */
	async start(): Promise<void> {
		await this.process.start();
		await this.client.logIn();
	}

	/** Stops n8n normally. */
	async stop(): Promise<void> {
		await this.process.stop();
	}

	/** Kills n8n, to simulate a crash. */
	async kill(): Promise<void> {
		await this.process.kill();
	}
}

/** Installs n8n and its nodes if they are missing. Call `start` on the result. */
export async function prepareN8n(options: N8nOptions): Promise<N8nInstance> {
	const { folder, nodes = 'tarball', version = N8N_VERSIONS.newest } = options;
	const installation = await installN8n(version, options.onProgress);
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

/** Prepares and starts n8n. */
export async function startN8n(options: N8nOptions): Promise<N8nInstance> {
	const n8n = await prepareN8n(options);
	await n8n.start();
	return n8n;
}
