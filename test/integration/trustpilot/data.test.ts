import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { locator } from '../../harness';
import { keyCredential, oauthCredential, errorOf, run, UNLIMITED } from './support';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 60, settings: UNLIMITED });
});
afterEach(async () => await sandbox.close());

describe('pictures', () => {
	const STARS = {
		resource: 'resource',
		operation: 'getStars',
		starValue: 4.5,
		authentication: 'apiKey',
	};

	it('are returned as binary data, and downloaded without the credential', async () => {
		const [item] = await run(keyCredential(sandbox), { ...STARS, download: true });
		expect(Object.keys(item.binary ?? {})).toEqual([
			'star128x24',
			'star256x48',
			'star512x96',
			'starSvg',
		]);
		const { star512x96 } = item.binary ?? {};
		expect([star512x96.mimeType, star512x96.fileName]).toEqual([
			'image/png',
			'stars-4.5-512x96.png',
		]);
		const { mimeType, fileName, data } = item.binary?.starSvg ?? {};
		expect([mimeType, fileName]).toEqual(['image/svg+xml', 'stars-4.5.svg']);
		expect(Buffer.from(String(data), 'base64').toString()).toContain('<svg');
		expect(sandbox.requests.find('GET', /pictures/).map(({ status }) => status)).toEqual([
			200, 200, 200, 200,
		]);
	});

	it('are returned as URLs only, unless the download is on', async () => {
		const [item] = await run(keyCredential(sandbox), STARS);
		expect(item.binary).toBeUndefined();
		expect(sandbox.requests.find('GET', /pictures/)).toEqual([]);
	});

	it.each(['https://example.com/x.svg', '//trustpilot.com.example.com/x.svg', 'file:///etc/hosts'])(
		'are not downloaded from %s',
		async (url) => {
			sandbox.faults.add({ effect: { kind: 'wrongShape', body: { starSvg: { url } } } });
			const call = run(keyCredential(sandbox), { ...STARS, download: true });
			expect((await errorOf(call)).message).toMatch(/is not on a Trustpilot host/);
		},
	);
});

describe('tags', () => {
	it('are added with PUT, replaced with POST and removed with a query parameter', async () => {
		const credentials = oauthCredential(sandbox, 'user');
		const [review] = sandbox.world.trustpilot.serviceReviews;
		const change = async (operation: string, ...values: string[]) => {
			const rows = values.map((value) => ({ group: 'generic', value }));
			const one = { group: 'generic', value: values[0] };
			await run(credentials, {
				resource: 'serviceReview',
				operation,
				reviewId: locator(review.id),
				...(operation === 'deleteTag' ? one : { tags: { rows } }),
			});
			return review.tags.map(({ value }) => value);
		};
		expect(await change('addTags', 'a')).toEqual(['a']);
		expect(await change('addTags', 'b')).toEqual(['a', 'b']);
		expect(await change('setTags', 'c', 'd')).toEqual(['c', 'd']);
		expect(await change('deleteTag', 'c')).toEqual(['d']);
	});
});

describe('long lists', () => {
	it('return each review once, with each kind of pagination', async () => {
		const { trustpilot } = sandbox.world;
		sandbox.control.trustpilot.postReviews(1234);
		const all = trustpilot.serviceReviews.length;
		const credentials = oauthCredential(sandbox, 'user');
		const ids = async (operation: string) => {
			const items = await run(credentials, {
				resource: 'serviceReview',
				operation,
				returnAll: true,
			});
			return items.map(({ json }) => String(json.reviewId));
		};
		for (const operation of ['getAll', 'getAllPublic', 'getArchive']) {
			const found = await ids(operation);
			expect([operation, found.length, new Set(found).size]).toEqual([operation, all, all]);
		}
		const pages = sandbox.requests.find('GET', /private\/.*\/reviews$/);
		expect(pages.length).toBe(Math.ceil(all / 100));
	});
});

describe('an order', () => {
	it('is returned with its product reviews, if selected', async () => {
		const [review] = sandbox.world.trustpilot.productReviews;
		const found = await run(oauthCredential(sandbox, 'user'), {
			resource: 'serviceReview',
			operation: 'getByReference',
			referenceId: String(review.referenceId),
			additionalFields: { includeProductReviews: true },
		});
		expect(found.map(({ json }) => json)).toContainEqual(
			expect.objectContaining({ kind: 'product', reviewId: review.id, sku: review.sku }),
		);
	});
});
