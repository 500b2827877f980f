/** `npm run specs`: downloads the pinned specifications into the cache. `SPECS_BASE_URL` overrides the repository URL. */
import { fetchSpecifications, specificationsCache } from '../test/contract/specificationFiles';

async function main(): Promise<void> {
	const folder = specificationsCache();
	const { downloaded, unpublished } = await fetchSpecifications(folder);
	console.log(`Downloaded ${downloaded.length} specifications into ${folder}`);
	if (unpublished.length > 0) {
		console.log(`Not published, so not downloaded: ${unpublished.join(', ')}`);
	}
}

main().catch((error: unknown) => {
	console.error((error as Error).message);
	process.exitCode = 1;
});
