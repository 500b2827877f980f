/** Installs the n8n versions of the end-to-end tests if they are missing. */
import { installN8n } from './install';
import { E2E_VERSIONS } from './versions';

async function main(): Promise<void> {
	for (const version of E2E_VERSIONS) await installN8n(version);
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
