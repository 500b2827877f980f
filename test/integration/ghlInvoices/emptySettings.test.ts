import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { GhlInvoices } from '../../../nodes/ghl/GhlInvoices/GhlInvoices.node';
import { locator, runNode } from '../../harness';
import { startResponseServer, type ResponseServer } from '../../harness/responseServer';
import { errorOf } from '../engine/support';

let server: ResponseServer;
beforeAll(async () => {
	server = await startResponseServer();
});
afterAll(async () => await server.close());

let runs = 0;
const run = async (parameters: INodeParameters) => {
	const ghlApi = {
		...{ accessToken: 'pit-1', locationId: `loc${++runs}`, apiVersion: '2021-07-28' },
		baseUrl: server.url,
	};
	const items = await runNode({
		node: new GhlInvoices(),
		credentials: { ghlApi },
		parameters: { output: 'raw', options: { maxWait: 0 }, ...parameters },
	});
	return items.map(({ json }) => json);
};

const contact = { id: 'c1', name: 'Ada', email: 'ada@example.com', phone: '+12025550143' };
const saved = { _id: 'i1', id: 'i1', name: 'Coffee', status: 'draft', total: 5 };

/** Makes the API return these invoice settings, and valid records for all other requests. */
const withSettings = (settings: unknown) => {
	server.respondWith(({ path }) => {
		if (path.endsWith('/settings')) return { body: settings };
		if (path.endsWith('/generate-invoice-number')) return { body: { invoiceNumber: '7' } };
		return { body: path.startsWith('/contacts/') ? { contact } : saved };
	});
};

const items = { rows: [{ name: 'Beans', amount: 5, currency: 'USD', qty: 1 }] };
const OPERATIONS: Array<[string, string, INodeParameters]> = [
	['invoice', 'create', { contactId: locator('c1'), name: 'Coffee', items }],
	['invoiceTemplate', 'create', { name: 'Coffee', items }],
	['estimate', 'create', { contactId: locator('c1'), name: 'Coffee', estimateItems: items }],
];

/** The body of the request that saves the document. */
const sent = () => {
	const requests = server.requests.filter(({ method }) => method === 'POST');
	return JSON.parse(requests[0].body) as IDataObject;
};

describe('a location without invoice settings', () => {
	it.each(OPERATIONS)('%s.%s sends empty business details', async (resource, operation, form) => {
		withSettings({});
		const [item] = await run({ resource, operation, ...form });
		expect(item).toMatchObject({ _id: 'i1' });
		// GHL requires the key, and none of its fields.
		expect(sent().businessDetails).toEqual({});
	});

	it('returns an empty item for Get Settings', async () => {
		withSettings({});
		expect(await run({ resource: 'invoice', operation: 'getSettings' })).toEqual([{}]);
	});

	it('sends the settings that the location has', async () => {
		withSettings({ businessDetails: { name: 'Harbour' } });
		await run({ resource: 'invoice', operation: 'create', ...OPERATIONS[0][2] });
		expect(sent().businessDetails).toEqual({ name: 'Harbour' });
	});

	it.each([null, [], [{}], 5, 'none', { statusCode: 404, message: 'Not found' }])(
		'rejects settings that are %j, before it writes anything',
		async (settings) => {
			withSettings(settings);
			const failure = await errorOf(
				run({ resource: 'invoice', operation: 'create', ...OPERATIONS[0][2] }),
			);
			expect(failure.message).not.toBe('');
			expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
		},
	);
});
