import { existsSync, statSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareN8n } from '../../../sandbox/n8n/instance';
import { N8N_VERSIONS } from '../../../sandbox/n8n/versions';

/** The folder of an n8n that was started once: with its tables, its owner and the nodes of this package. */
const templateOf = (version: string) => join(__dirname, '../../../.cache/e2e', version);

/**
 * Creates the template of an n8n version. The first start of n8n creates its database, and npm installs the package:
 * together, that takes longer than another start.
 */
export async function createTemplate(version: string): Promise<void> {
	const folder = templateOf(version);
	await rm(folder, { recursive: true, force: true });
	const n8n = await prepareN8n({ folder, version });
	await n8n.start();
	await n8n.stop();
	await rm(join(folder, 'n8n.log'));
}

/**
 * Creates the template of the newest n8n again if it contains an older build of the package. For scripts that take
 * screenshots: the tests create all templates when they start.
 */
export async function refreshTemplate(): Promise<void> {
	const template = templateOf(N8N_VERSIONS.newest);
	const build = join(__dirname, '../../../dist');
	const isCurrent = existsSync(template) && statSync(template).mtimeMs > statSync(build).mtimeMs;
	if (!isCurrent) await createTemplate(N8N_VERSIONS.newest);
}

/** Copies the template of an n8n version into a new folder. Creates the template if it is missing. */
export async function copyTemplate(version: string, folder: string): Promise<void> {
	if (!existsSync(templateOf(version))) await createTemplate(version);
	await cp(templateOf(version), folder, { recursive: true, verbatimSymlinks: true });
}
