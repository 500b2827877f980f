import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { refuse } from '../../shared/catalog/encode';
import type { ItemRun } from '../../shared/engine/run';
import { mapConcurrently } from '../../shared/core/concurrency';

/** Hosts of Trustpilot's pictures, with all below them; beside them only the host of the credential. */
const HOSTS = /(^|\.)trustpilot\.(com|net)$/;

/** A picture of an answer: where it stands, and its address. */
interface Picture {
	name: string;
	url: string;
}

/** Every `url` in an answer, under the names that lead there: `darkBackground_logo72x18`. */
function picturesIn(value: unknown, path: string[] = []): Picture[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
	const { url } = value as IDataObject;
	const own = typeof url === 'string' && url ? [{ name: path.join('_') || 'image', url }] : [];
	const inner = Object.entries(value).flatMap(([key, part]) => picturesIn(part, [...path, key]));
	return [...own, ...inner];
}

/** The address with its protocol (Trustpilot's may begin with `//`). Refuses foreign hosts. */
function addressOf(run: ItemRun, url: string): URL {
	const base = new URL(run.connection.baseUrl);
	const address = new URL(url, base);
	const known = address.hostname === base.hostname || HOSTS.test(address.hostname);
	if (known && /^https?:$/.test(address.protocol)) return address;
	throw refuse(
		{ node: run.context.getNode(), itemIndex: run.itemIndex },
		`The picture is not at an address of Trustpilot: ${address.host}`,
		"It was not fetched. Switch 'Download Pictures' off to get the addresses alone.",
	);
}

async function fetchPicture(run: ItemRun, { name, url }: Picture) {
	const { context } = run;
	const address = addressOf(run, url);
	// Without the credential, and to no other place than this one.
	const answer = (await context.helpers.httpRequest({
		method: 'GET',
		url: address.href,
		encoding: 'arraybuffer',
		disableFollowRedirect: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		timeout: 60_000,
	})) as { statusCode: number; body: ArrayBuffer; headers: IDataObject };
	const type = String(answer.headers['content-type'] ?? '').split(';')[0];
	if (answer.statusCode !== 200 || !type.startsWith('image/')) {
		throw refuse(
			{ node: context.getNode(), itemIndex: run.itemIndex },
			`The picture could not be fetched (status ${answer.statusCode})`,
			`Address: ${address.href}. Try again later, or switch 'Download Pictures' off.`,
		);
	}
	const file = address.pathname.split('/').pop() || name;
	const data = await context.helpers.prepareBinaryData(Buffer.from(answer.body), file, type);
	return [name, data] as const;
}

/** The records with their pictures as binary data, where the form asks for them. */
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
			run.client.width,
			async (picture) => await fetchPicture(run, picture),
		);
		return { json, binary: Object.fromEntries(fetched) as IBinaryKeyData };
	});
}
