import { installN8n, N8N_VERSIONS } from '../../sandbox/n8n/install';
import { createTemplate } from './support/template';

/** Installs what all files need once: two files that start at the same time would install it twice. */
export default async function installAll(): Promise<void> {
	const versions = Object.values(N8N_VERSIONS);
	for (const version of versions) await installN8n(version);
	await Promise.all(versions.map(createTemplate));
}
