/** Installs the n8n versions of the end-to-end tests if they are missing. */
import { installN8n, N8N_VERSIONS } from './install';

async function main(): Promise<void> {
	for (const version of Object.values(N8N_VERSIONS)) await installN8n(version);
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
