import { installN8n } from '../../sandbox/n8n/install';
import { E2E_VERSIONS } from '../../sandbox/n8n/versions';
import { createTemplate } from './support/template';

/** Installs what all files need once: two files that start at the same time would install it twice. */
export default async function installAll(): Promise<void> {
	for (const version of E2E_VERSIONS) await installN8n(version);
	await Promise.all(E2E_VERSIONS.map(createTemplate));
}
