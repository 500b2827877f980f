import type { IDataObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { ItemRun } from '../../../nodes/shared/catalog/run';
import { sendProbe } from '../../../nodes/shared/engine/setup/probe';
import type { SetupProbe, SetupTarget } from '../../../nodes/shared/engine/setup/types';
import type { Client } from '../../../nodes/shared/http/client';
import { inVirtualTime } from '../../harness/virtualTime';
import { errorOf, setup, type Reply } from '../http/clientSetup';

const probeOf = (target: Partial<SetupTarget> = {}, query?: IDataObject): SetupProbe => ({
	check: 'Read Orders',
	target: { route: 'GET /orders', ...target },
	neededFor: 'GHL Orders',
	...(query && { query }),
});
const IN_QUERY = { in: 'auto' as const, values: (locationId: string) => ({ locationId }) };
const IN_PATH = { in: 'path' as const, values: (locationId: string) => ({ locationId }) };
const orders: SetupTarget['list'] = {
	...{ rows: 'orders', paging: 'page', in: 'query', pageSize: 100, id: '_id' },
	params: { limit: 'limit', offset: 'offset', page: 'page' },
};

/** Sends a probe to a server with these replies. The credential uses an API key. */
async function send(
	probe: SetupProbe,
	replies: Reply[] = [{}],
	{ account = 'l-1', authentication = 'apiKey' } = {},
) {
	const hosts = { files: 'https://files.example.com' };
	const server = setup(replies, { connection: { account, hosts } });
	Object.assign(server.client.api, { account: IN_QUERY });
	const run = runWith(server.client, authentication);
	return { ...server, outcome: await sendProbe(run, server.client, probe) };
}

const runWith = (client: Client, authentication = 'apiKey') => {
	const parameters: IDataObject[] = [{}, {}, { authentication }];
	const read = (name: string, itemIndex: number) => parameters[itemIndex]?.[name];
	return { client, connection: client.connection, itemIndex: 2, read } as unknown as ItemRun;
};

describe('the request of a probe', () => {
	const requestOf = async (probe: SetupProbe) => (await send(probe)).requests[0];

	it('contains the account, the constants and the query of the probe', async () => {
		const probe = probeOf({ constants: { type: 'order', sort: 'asc' } }, { sort: 'desc' });
		const request = await requestOf(probe);
		expect(request).toMatchObject({ method: 'GET', url: 'https://api.example.com/orders' });
		expect(request.qs).toStrictEqual({ type: 'order', sort: 'desc', locationId: 'l-1' });
		expect(request).not.toHaveProperty('body');
	});

	it('contains the account as its endpoint requires', async () => {
		const account = { in: 'query' as const, values: (altId: string) => ({ altId }) };
		expect((await requestOf(probeOf({ account }))).qs).toStrictEqual({ altId: 'l-1' });
		const route = 'GET /locations/{locationId}/tags';
		const request = await requestOf(probeOf({ route, account: IN_PATH }));
		expect(request.url).toBe('https://api.example.com/locations/l-1/tags');
		expect(request).not.toHaveProperty('qs');
	});

	it('is adapted to the version of the API', async () => {
		const adapt: SetupTarget['adapt'] = ({ query, body }, version) => {
			Object.assign(query, { version, keys: Object.keys(query), body });
		};
		const { qs } = await requestOf(probeOf({ adapt }));
		expect(qs).toStrictEqual({ locationId: 'l-1', version: '1', keys: ['locationId'], body: {} });
	});

	it('is sent to the host of the endpoint', async () => {
		const { url } = await requestOf(probeOf({ host: 'files' }));
		expect(url).toBe('https://files.example.com/orders');
	});

	it('reads at most 10 records of a list, from its start', async () => {
		const { qs } = await requestOf(probeOf({ list: orders }));
		expect(qs).toStrictEqual({ locationId: 'l-1', limit: 10, offset: 0, page: 1 });
	});
});

describe('a probe that is not sent', () => {
	it('requires OAuth2, and the credential uses another method', async () => {
		const probe = probeOf({ authentication: 'oAuth2' });
		const { outcome, requests } = await send(probe);
		expect(requests).toStrictEqual([]);
		expect(outcome).toStrictEqual({
			...{ probe, rows: [], ms: 0 },
			skipped: {
				what: 'Not checked: this request requires OAuth2',
				remedy: 'Choose OAuth2 under Authentication if you need this',
			},
		});
		const sent = await send(probe, [{}], { authentication: 'oAuth2' });
		expect(sent.outcome).not.toHaveProperty('skipped');
		expect(sent.requests).toHaveLength(1);
	});

	it('requires an account in its path, and there is none', async () => {
		const probe = probeOf({ route: 'GET /locations/{locationId}', account: IN_PATH });
		const { outcome, requests } = await send(probe, [{}], { account: '' });
		expect(requests).toStrictEqual([]);
		expect(outcome).toStrictEqual({
			...{ probe, rows: [], ms: 0 },
			skipped: {
				what: 'Not checked: no account is chosen',
				remedy: 'Enter the ID of the account in the credential',
			},
		});
	});
});

describe('the records of a probe', () => {
	const rowsOf = async (probe: SetupProbe, body: unknown) =>
		(await send(probe, [{ body }])).outcome.rows;

	it('are the objects of the list, at most 10', async () => {
		const rows = Array.from({ length: 12 }, (_, index) => ({ _id: index }));
		const list = probeOf({ list: orders });
		expect(await rowsOf(list, { orders: rows })).toStrictEqual(rows.slice(0, 10));
		expect(await rowsOf(list, { orders: ['x', null, rows[0], [rows[1]]] })).toStrictEqual([
			rows[0],
		]);
	});

	it('are the record of the response', async () => {
		const order = { _id: 'o-1' };
		expect(await rowsOf(probeOf(), order)).toStrictEqual([order]);
		expect(await rowsOf(probeOf({ record: 'order' }), { order })).toStrictEqual([order]);
		expect(await rowsOf(probeOf({ record: 'order' }), { order: [order] })).toStrictEqual([]);
	});

	it('are read in the time of the request', async () => {
		const server = setup([]);
		const reply = setup([{ body: { _id: 'o-1' } }]);
		server.send.mockImplementation(async (options) => {
			await new Promise((resolve) => setTimeout(resolve, 3_000));
			return await reply.send(options);
		});
		const { result } = await inVirtualTime(
			async () => await sendProbe(runWith(server.client), server.client, probeOf()),
		);
		expect(result.rows).toStrictEqual([{ _id: 'o-1' }]);
		expect(result.ms).toBeGreaterThanOrEqual(3_000);
		expect(result.ms).toBeLessThan(3_500);
	});
});

describe('the failure of a probe', () => {
	const failureOf = async (probe: SetupProbe, reply: Reply) => {
		const { outcome } = await send(probe, [reply]);
		expect(outcome.rows).toStrictEqual([]);
		return outcome.error;
	};

	it.each<[string, Partial<SetupTarget>, Reply, string, string]>([
		['is the status of the response', {}, { status: 404 }, 'notFound', 'Record not found'],
		[
			'is in the body of a successful response',
			{},
			{ body: { success: false, message: 'Locked' } },
			...(['badInput', 'Locked'] as const),
		],
		[
			'is a list that the response does not contain',
			{ list: orders },
			{ body: {} },
			...(['invalidResponse', "The list 'orders' is missing"] as const),
		],
	])('%s', async (_name, target, reply, kind, message) => {
		const error = await failureOf(probeOf(target), reply);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error?.context).toMatchObject({ kind, itemIndex: 2 });
		expect(error?.message).toContain(message);
	});

	it('names the scope of the endpoint', async () => {
		const reply = { status: 403, body: { message: 'scope' } };
		const error = await failureOf(probeOf({ scope: 'orders.readonly' }), reply);
		expect(error?.message).toContain('does not have the scope orders.readonly');
	});

	it('can be an error of the credential', async () => {
		const server = setup([]);
		const error = new NodeOperationError({ name: 'Orders' } as never, 'No account');
		jest.spyOn(server.client, 'request').mockRejectedValue(error);
		const probe = probeOf();
		const outcome = await sendProbe(runWith(server.client), server.client, probe);
		expect(outcome).toStrictEqual({ probe, rows: [], ms: expect.any(Number), error });
	});

	it('stops Check Setup if the execution is stopped', async () => {
		const server = setup([{}]);
		const task = inVirtualTime(async () => {
			server.send.mockImplementation(async () => await new Promise(() => undefined));
			setTimeout(() => server.stop.abort(), 1_000);
			return await sendProbe(runWith(server.client), server.client, probeOf());
		});
		expect((await errorOf(task)).kind).toBe('canceled');
	});

	it('stops Check Setup if it is a fault of the nodes', async () => {
		const server = setup([]);
		jest.spyOn(server.client, 'request').mockRejectedValue(new TypeError('fault'));
		const task = sendProbe(runWith(server.client), server.client, probeOf());
		await expect(task).rejects.toThrow(TypeError);
	});
});
