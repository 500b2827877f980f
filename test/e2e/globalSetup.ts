import { installN8n, N8N_VERSIONS } from '../../sandbox/n8n/install';

/** Installs what all files need once: two files that start at the same time would install it twice. */
export default async function installAll(): Promise<void> {
	for (const version of Object.values(N8N_VERSIONS)) await installN8n(version);
}
