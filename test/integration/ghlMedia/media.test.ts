import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { GhlMedia } from '../../../nodes/ghl/GhlMedia/GhlMedia.node';
import { ghlToken } from '../../../sandbox/ghl/access';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { CredentialStore, locator, runNode, searchList } from '../../harness';
import { tokenCredential } from '../engine/support';

const node = new GhlMedia();

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 30, rateLimit: null });
});
afterEach(() => sandbox.close());

async function run(
	resource: string,
	operation: string,
	parameters: INodeParameters,
	items: INodeExecutionData[] = [{ json: {} }],
	credentials = tokenCredential(sandbox),
): Promise<IDataObject[]> {
	const form = { resource, operation, ...parameters };
	const output = await runNode({ node, credentials, parameters: form, items });
	return output.map(({ json }) => json);
}

const records = () => sandbox.world.ghl.mediaData.records;
const named = (name: string) => {
	const [found] = records()
		.all(MAIN_LOCATION.id)
		.filter((one) => one.name === name);
	return found;
};
const fileItem = (fileName: string, bytes = Buffer.from('%PDF-1.7')) => ({
	json: {},
	binary: { data: { data: bytes.toString('base64'), mimeType: 'application/pdf', fileName } },
});

describe('Upload', () => {
	it('uploads the files of all input items to a folder', async () => {
		const folder = named('Product Images')._id;
		const form = { additionalFields: { parentId: locator(folder) } };
		const items = ['Menü "2027".pdf', 'two.pdf'].map((name) => fileItem(name));
		const output = await run('file', 'upload', form, items);
		expect(output).toEqual(
			['Menü "2027".pdf', 'two.pdf'].map((name) => ({
				fileId: named(name)._id,
				url: named(name).url,
			})),
		);
		expect(named('two.pdf')).toMatchObject({ type: 'file', parentId: folder });
	});

	it('shows that a file is too large', async () => {
		const large = fileItem('large.pdf', Buffer.alloc(25 * 1024 * 1024 + 1));
		await expect(run('file', 'upload', {}, [large])).rejects.toThrow(/larger than 25 MB/);
	});

	it('names the scope that a read-only token does not have', async () => {
		const credentials = new CredentialStore(ghlToken('readOnly')({ sandbox, url: sandbox.url }));
		const uploading = run('file', 'upload', {}, [fileItem('one.pdf')], credentials);
		await expect(uploading).rejects.toThrow(/medias\.write/);
		expect(named('one.pdf')).toBeUndefined();
	});
});

describe('Get Many', () => {
	it('reads all pages of a folder', async () => {
		const folder = named('Product Images');
		for (let i = 0; i < 230; i++) {
			const name = `image-${i}.png`;
			records().insert({ ...named('espresso.png'), _id: `image${i}`, name });
		}
		const filters = { parentId: locator(folder._id) };
		const files = await run('file', 'getAll', { returnAll: true, filters });
		expect(new Set(files.map(({ fileId }) => fileId)).size).toBe(232);
	});

	it('does not return files in the trash', async () => {
		const form = { fileIds: named('price-list.pdf')._id, status: 'trashed' };
		expect(await run('file', 'deleteMany', form)).toMatchObject([{ deleted: true }]);
		const all = await run('file', 'getAll', { filters: { fetchAll: true } });
		expect(all.map(({ name }) => name)).toEqual(['espresso.png', 'filter-roast.png']);
	});
});

it('Delete Many reports each ID, also one that does not exist', async () => {
	const ids = [named('espresso.png')._id, '686f9817f0d3165be9fbcef6'];
	const form = { fileIds: `={{ ${JSON.stringify(ids)} }}`, status: 'deleted' };
	expect(await run('file', 'deleteMany', form)).toEqual([
		{ deleted: true, id: ids[0] },
		{ deleted: false, id: ids[1] },
	]);
	expect(named('espresso.png')).toBeUndefined();
});

it.each([
	['searchMediaFiles', 'espresso', ['espresso.png']],
	['searchMediaFolders', '', ['Product Images']],
	['searchFunnels', 'store', ['Online Store · website · store']],
	['searchRedirects', 'sale', ['shop.example.com/Sale · https://shop.example.com/offers']],
])('%s finds records', async (method, filter, names) => {
	const parameters = { resource: 'file', operation: 'getAll' };
	const credentials = tokenCredential(sandbox);
	const { results } = await searchList({ node, method, parameters, credentials }, { filter });
	expect(results.map(({ name }) => name)).toEqual(names);
});
