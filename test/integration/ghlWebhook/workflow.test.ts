import type { IDataObject } from 'n8n-workflow';

import { appTrigger, LOCATION } from './support';

describe('webhooks of a GHL workflow', () => {
	const SECRET = { 'X-Webhook-Secret': 'long-random-text' };
	const trigger = (credential: IDataObject = { sharedSecret: 'long-random-text' }) =>
		appTrigger({ parameters: { source: 'workflow' }, credential });
	const itemsOf = async (body: string | IDataObject, headers: Record<string, string> = {}) => {
		const { items } = await trigger().call(body, { ...SECRET, ...headers });
		return items?.map(({ json }) => json);
	};
	const event = 'workflowWebhookReceived';

	it('require the shared secret of the credential', async () => {
		const { call } = trigger();
		expect((await call({ any: 1 }, SECRET)).items).toHaveLength(1);
		for (const secret of ['long-random-tex', 'long-random-text ', '']) {
			expect((await call({ any: 1 }, { 'X-Webhook-Secret': secret })).sent.status).toBe(401);
		}
		expect((await call({ any: 1 }, {})).sent.status).toBe(401);
	});

	it('are never accepted with an empty secret, and the trigger cannot be activated', async () => {
		for (const sharedSecret of ['', '   ']) {
			const { call, node } = trigger({ sharedSecret });
			expect((await call({}, { 'X-Webhook-Secret': sharedSecret })).sent.status).toBe(401);
			expect((await call({}, {})).sent.status).toBe(401);
			await expect(node.checkExists()).rejects.toThrow('shared secret');
		}
	});

	it('keep their field that is named event', async () => {
		expect(await itemsOf({ event: 'order paid', id: 1 })).toEqual([
			{ id: 1, event, originalEvent: 'order paid' },
		]);
	});

	it.each<[string, string, IDataObject[]]>([
		['an object', '{"a":1}', [{ a: 1, event }]],
		['an empty object', '{}', [{ event }]],
		[
			'a list of objects',
			'[{"a":1},{"a":2}]',
			[
				{ a: 1, event },
				{ a: 2, event },
			],
		],
		['a list of values', '[1,"x",null]', [1, 'x', null].map((body) => ({ body, event }))],
		['an empty list', '[]', [{ body: [], event }]],
		['a text', '"hello"', [{ body: 'hello', event }]],
		['a number', '7', [{ body: 7, event }]],
		['null', 'null', [{ body: null, event }]],
		['nothing', '', [{ event }]],
	])('can contain %s', async (_name, body, expected) => {
		expect(await itemsOf(body)).toEqual(expected);
	});

	it('can contain text that is not JSON', async () => {
		expect(await itemsOf('Order 7 is paid', { 'Content-Type': 'text/plain' })).toEqual([
			{ body: 'Order 7 is paid', event },
		]);
	});

	it('are not limited to a location', async () => {
		expect(await itemsOf({ location: { id: 'x' } })).toHaveLength(1);
		expect(await itemsOf({ locationId: LOCATION })).toHaveLength(1);
	});
});
