import fastify, { type FastifyInstance } from 'fastify';
import formbody from '@fastify/formbody';
import {
	createPoller,
	createWebhookNode,
	CredentialStore,
	locator,
	logs,
	parameterIssues,
	runNode,
	searchList,
	testCredential,
} from '../../harness';
import {
	Tiny,
	TinyApi,
	TinyOAuth2Api,
	TinyTrigger,
	TinyWebhookTrigger,
} from '../../harness/fixtures/tiny';

let server: FastifyInstance;
let host: string;
/** Bodies of the requests to the token endpoint. */
let tokenRequests: Array<Record<string, string>>;
/** Authorization headers that the API received. */
let authorizations: Array<string | undefined>;
/** The token that the API accepts. */
let validToken: string;

beforeAll(async () => {
	server = fastify();
	await server.register(formbody);
	server.all('/api/echo', async (request, reply) => {
		authorizations.push(request.headers.authorization);
		if (request.headers.authorization !== `Bearer ${validToken}`) {
			return await reply.code(401).send({ message: 'Invalid JWT' });
		}
		const { body, query, headers } = request;
		return { ...(body as object), query, plain: headers['x-plain'] };
	});
	server.post('/oauth/token', async (request, reply) => {
		const form = request.body as Record<string, string>;
		tokenRequests.push(form);
		if (form.refresh_token !== 'refresh-1') {
			return await reply.code(400).send({ error: 'invalid_grant' });
		}
		validToken = 'access-2';
		return {
			access_token: 'access-2',
			refresh_token: 'refresh-2',
			token_type: 'Bearer',
			expires_in: 86399,
		};
	});
	host = await server.listen({ host: '127.0.0.1', port: 0 });
});

beforeEach(() => {
	tokenRequests = [];
	authorizations = [];
	validToken = 'secret';
	logs.length = 0;
});

afterAll(async () => await server.close());

const apiKey = (accessToken = 'secret'): CredentialStore =>
	new CredentialStore({ tinyApi: { accessToken, host } }, [new TinyApi()]);

const oAuth2 = (refreshToken = 'refresh-1'): CredentialStore =>
	new CredentialStore(
		{
			tinyOAuth2Api: {
				host,
				clientId: 'client',
				clientSecret: 'client-secret',
				oauthTokenData: {
					access_token: 'access-1',
					refresh_token: refreshToken,
					token_type: 'Bearer',
					locationId: 'kept',
				},
			},
		},
		[new TinyOAuth2Api()],
	);

describe('runNode', () => {
	it('applies defaults, resolves expressions for each item and authenticates', async () => {
		const items = await runNode({
			node: new Tiny(),
			parameters: { text: '={{ $json.word.toUpperCase() }}', recordId: locator('r1') },
			items: [{ json: { word: 'one' } }, { json: { word: 'two' } }],
			credentials: apiKey(),
		});
		expect(items).toEqual([
			{
				json: {
					text: 'ONE',
					record: 'r1',
					version: 2,
					guard: null,
					query: { via: '6' },
					plain: 'plain',
				},
				pairedItem: { item: 0 },
			},
			{ json: expect.objectContaining({ text: 'TWO' }), pairedItem: { item: 1 } },
		]);
		expect(authorizations).toEqual(['Bearer secret', 'Bearer secret']);
	});

	it('uses defaults for missing parameters, and the given node version', async () => {
		const [item] = await runNode({ node: new Tiny(), typeVersion: 1, credentials: apiKey() });
		expect(item.json).toMatchObject({ text: 'default text', record: '', version: 1 });
	});

	it('throws the error of the node, or continues if On Error is set so', async () => {
		const options = { node: new Tiny(), credentials: apiKey('wrong') };
		await expect(runNode(options)).rejects.toMatchObject({
			name: 'NodeApiError',
			message: 'Refused',
		});
		const items = await runNode({ ...options, continueOnFail: true });
		expect(items).toEqual([{ json: { error: 'Refused' }, pairedItem: { item: 0 } }]);
	});

	it('passes the cancel signal to the node', async () => {
		const stop = new AbortController();
		const running = runNode({
			node: new Tiny(),
			parameters: { wait: 600_000 },
			credentials: apiKey(),
			cancelSignal: stop.signal,
		});
		stop.abort();
		expect(await running).toEqual([]);
		expect(authorizations).toEqual([]);
	});

	it('runs as a tool, with the parameters that only tools show', async () => {
		const [item] = await runNode({ node: new Tiny(), asTool: true, credentials: apiKey() });
		expect(item.json).toMatchObject({ guard: false });
	});

	it('throws if no credential is selected', async () => {
		await expect(runNode({ node: new Tiny() })).rejects.toThrow(
			'does not have any credentials set',
		);
	});

	it('records the log', async () => {
		await runNode({ node: new Tiny(), credentials: apiKey() });
		expect(logs).toEqual([expect.stringContaining('debug Tiny has run { items: 1 }')]);
	});
});

describe('OAuth2', () => {
	it('refreshes an expired token once through n8n-core, stores it and uses it', async () => {
		const credentials = oAuth2();
		const [first, second] = await Promise.all(
			['a', 'b'].map((text) =>
				runNode({
					node: new Tiny(),
					parameters: { authentication: 'oAuth2', text },
					credentials,
				}),
			),
		);
		expect([first[0].json.text, second[0].json.text]).toEqual(['a', 'b']);
		expect(tokenRequests).toEqual([
			{
				grant_type: 'refresh_token',
				refresh_token: 'refresh-1',
				client_id: 'client',
				client_secret: 'client-secret',
			},
		]);
		expect(credentials.tokenUpdates).toEqual({ tinyOAuth2Api: 1 });
		expect(credentials.read('tinyOAuth2Api').oauthTokenData).toMatchObject({
			access_token: 'access-2',
			refresh_token: 'refresh-2',
			locationId: 'kept',
		});
		expect(logs.join()).not.toContain('access-');
	});

	it('requires you to reconnect if the refresh token is rejected', async () => {
		const run = runNode({
			node: new Tiny(),
			parameters: { authentication: 'oAuth2' },
			credentials: oAuth2('spent'),
		});
		await expect(run).rejects.toThrow('needs to be reconnected');
	});
});

describe('the editor', () => {
	it('searches lists page by page', async () => {
		const options = { node: new Tiny(), method: 'records', credentials: apiKey() };
		const first = await searchList(options, { filter: 'x' });
		expect(first).toEqual({
			results: [{ name: JSON.stringify({ filter: 'x', page: '1', via: '6' }), value: '1' }],
			paginationToken: '2',
		});
		const second = await searchList(options, first);
		expect(second.results[0].name).toContain('"page":"2"');
	});

	it('tests a credential', async () => {
		expect(await testCredential(apiKey(), 'tinyApi')).toMatchObject({ plain: 'plain' });
		await expect(testCredential(apiKey('wrong'), 'tinyApi')).rejects.toThrow();
	});

	it('names empty required parameters', () => {
		expect(parameterIssues({ node: new Tiny(), parameters: { text: '' } })).toEqual({
			text: ['Parameter "Text" is required.'],
		});
	});
});

describe('createPoller', () => {
	it('keeps state in memory, and saves it at activation and when a poll emits', async () => {
		const poller = createPoller({ node: new TinyTrigger(), budgetMs: 1000 });
		expect(await poller.activate()).toBeNull();
		expect(poller.saved).toEqual({ polls: 1 });
		expect(await poller.poll()).toEqual([{ json: { polls: 2, budget: 1000 } }]);
		expect(await poller.poll()).toBeNull();
		expect([poller.state, poller.saved]).toEqual([{ polls: 3 }, { polls: 2 }]);
		const again = poller.restarted();
		expect(await again.poll()).toBeNull();
		expect(again.state).toEqual({ polls: 3 });
	});

	it('returns a sample without a change of the state', async () => {
		const poller = createPoller({ node: new TinyTrigger(), saved: { polls: 7 } });
		expect(await poller.sample()).toEqual([{ json: { sample: true } }]);
		expect([poller.state, poller.saved]).toEqual([{ polls: 7 }, { polls: 7 }]);
	});

	it('simulates an n8n version without a time limit for polls', async () => {
		const poller = createPoller({ node: new TinyTrigger(), saved: { polls: 1 }, budgetMs: null });
		expect(await poller.poll()).toEqual([{ json: { polls: 2, budget: null } }]);
	});
});

describe('createWebhookNode', () => {
	it('activates, receives a delivery and deactivates', async () => {
		const node = createWebhookNode({ node: new TinyWebhookTrigger() });
		expect(await node.checkExists()).toBe(false);
		expect(await node.create()).toBe(true);
		expect(node.saved.url).toMatch(/^http:\/\/127\.0\.0\.1:5678\/webhook\/.+tiny$/);
		expect(await node.checkExists()).toBe(true);
		expect(await node.delete()).toBe(true);
		expect(node.saved).toEqual({});
	});

	it('passes the raw bytes to the node, and returns its own response', async () => {
		const node = createWebhookNode({ node: new TinyWebhookTrigger() });
		const body = '{ "a":  1 }';
		const signed = await node.call({ body, headers: { 'X-Sign': 's' } });
		expect(signed.items).toEqual([{ json: { raw: body, body: { a: 1 } } }]);
		const unsigned = await node.call({ body });
		expect(unsigned).toMatchObject({
			items: null,
			sent: { status: 401, body: { message: 'Unsigned' } },
		});
	});
});
