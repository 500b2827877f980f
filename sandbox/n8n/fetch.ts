/** Installs the n8ns that the end-to-end tests run on, unless they are there. */
import { installN8n, N8N_VERSIONS } from './install';

async function main(): Promise<void> {
	for (const version of Object.values(N8N_VERSIONS)) await installN8n(version);
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
