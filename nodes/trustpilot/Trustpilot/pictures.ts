import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { inputError } from '../../shared/catalog/encode';
import type { ItemRun } from '../../shared/catalog/run';
import { mapConcurrently } from '../../shared/core/concurrency';
import { scalarText } from '../../shared/core/guards';

/** Hosts of Trustpilot's images, including subdomains. The host of the credential is allowed too. */
const HOSTS = /(^|\.)trustpilot\.(com|net)$/;

/** An image in a response: its name and URL. */
interface Picture {
	name: string;
	url: string;
}

/** Finds every `url` in a response, named by its path: `darkBackground_logo72x18`. */
function picturesIn(value: unknown, path: string[] = []): Picture[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
	const { url } = value as IDataObject;
	const own = typeof url === 'string' && url ? [{ name: path.join('_') || 'image', url }] : [];
	const inner = Object.entries(value).flatMap(([key, part]) => picturesIn(part, [...path, key]));
	return [...own, ...inner];
}

/** Returns whether a URL is on a host of Trustpilot or on the host of the credential. */
function isKnownHost({ connection }: ItemRun, { protocol, hostname }: URL): boolean {
	const isKnown = hostname === new URL(connection.baseUrl).hostname || HOSTS.test(hostname);
	return isKnown && /^https?:$/.test(protocol);
}

/** Returns the complete URL (Trustpilot's can begin with `//`). Throws for hosts other than Trustpilot's. */
function addressOf(run: ItemRun, url: string): URL {
	const address = new URL(url, run.connection.baseUrl);
	if (isKnownHost(run, address)) return address;
	throw inputError(
		{ node: run.context.getNode(), itemIndex: run.itemIndex },
		`The image is not on a Trustpilot host: ${address.host}`,
		"The node did not download it. Turn off 'Download Pictures' to get only the URLs.",
	);
}

async function fetchPicture(run: ItemRun, { name, url }: Picture) {
	const { context } = run;
	const address = addressOf(run, url);
	// Trustpilot can redirect to its file store, but not to a foreign host.
	const response = await run.client.download(address.href, (_, to) => isKnownHost(run, to));
	const type = scalarText(response.headers['content-type']).split(';')[0];
	if (response.statusCode !== 200 || !type.startsWith('image/')) {
		throw inputError(
			{ node: context.getNode(), itemIndex: run.itemIndex },
			`The image could not be downloaded (status ${response.statusCode})`,
			`URL: ${address.href}. Try again later, or turn off 'Download Pictures'.`,
		);
	}
	const file = address.pathname.split('/').pop() || name;
	const bytes = response.body as unknown as Buffer;
	const data = await context.helpers.prepareBinaryData(bytes, file, type);
	return [name, data] as const;
}

/** Returns the records, with their images as binary data if the form enables it. */
export async function pictures(
	records: IDataObject[],
	run: ItemRun,
): Promise<INodeExecutionData[]> {
	if (run.read('download', run.itemIndex, false) !== true) {
		return records.map((json) => ({ json }));
	}
	return await mapConcurrently(records, 1, async (json) => {
		const fetched = await mapConcurrently(
			picturesIn(json),
			run.client.concurrency,
			async (picture) => await fetchPicture(run, picture),
		);
		return { json, binary: Object.fromEntries(fetched) as IBinaryKeyData };
	});
}
