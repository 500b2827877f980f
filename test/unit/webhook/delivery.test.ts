import { createHash, randomUUID } from 'node:crypto';
import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import {
	digestOf,
	headerOf,
	idOf,
	ignoreDelivery,
	jsonObjectOf,
	jsonOf,
	readDelivery,
	respondSafely,
	startWorkflow,
	type Delivery,
} from '../../../nodes/shared/webhook/delivery';
import { shouldEmit } from '../../../nodes/shared/poll/pairing';
import { isDuplicate, isPolled, wasReceived } from '../../../nodes/shared/webhook/duplicates';
import { manualRegistration } from '../../../nodes/shared/webhook/manual';
import { catalog } from '../../../nodes/ghl/GhlOrdersTrigger/catalog';

interface Options {
	request?: object;
	body?: unknown;
	query?: unknown;
	mode?: string;
}

/** The context of a webhook, with its log and its response. */
function setup({ request = {}, body = {}, query = {}, mode = 'trigger' }: Options = {}) {
	const log: unknown[] = [];
	const responses: unknown[] = [];
	const write = (level: string) => (text: string, meta: object) => log.push([level, text, meta]);
	const id = randomUUID();
	const context = {
		getRequestObject: () => request,
		getBodyData: () => body,
		getHeaderData: () => ({ 'x-key': 'value' }),
		getQueryData: () => query,
		getMode: () => mode,
		getNode: () => ({ id, name: 'New Orders' }),
		getWorkflow: () => ({ id: `workflow ${id}` }),
		getNodeWebhookUrl: () => 'http://localhost:5678/webhook/x',
		logger: { debug: write('debug'), warn: write('warn'), error: write('error') },
		getResponseObject: () => ({
			status: (code: number) => ({ json: (data: object) => responses.push([code, data]) }),
		}),
		helpers: { returnJsonArray: (records: IDataObject[]) => records.map((json) => ({ json })) },
	};
	return { context: context as unknown as IWebhookFunctions & IHookFunctions, log, responses };
}
const deliveryOf = (text: string | Buffer): Delivery => ({
	...{ raw: Buffer.from(text), body: {}, headers: {}, query: {} },
});

describe('readDelivery', () => {
	it('reads the bytes that n8n has read', async () => {
		const readRawBody = jest.fn();
		const { context } = setup({
			request: { rawBody: Buffer.from('a'), readRawBody },
			body: { a: 1 },
		});
		expect(await readDelivery(context)).toEqual({
			...{ raw: Buffer.from('a'), body: { a: 1 }, headers: { 'x-key': 'value' }, query: {} },
		});
		expect(readRawBody).not.toHaveBeenCalled();
	});

	it('reads the bytes itself if n8n has not', async () => {
		const request: { rawBody?: Buffer; readRawBody: () => Promise<void> } = {
			readRawBody: async () => {
				request.rawBody = await Promise.resolve(Buffer.from('b'));
			},
		};
		expect((await readDelivery(setup({ request }).context)).raw.toString()).toBe('b');
	});

	it('reads no bytes if n8n cannot read them', async () => {
		const readRawBody = async () => await Promise.reject(new Error('too large'));
		for (const request of [{ readRawBody }, {}]) {
			const { context } = setup({ request, query: undefined });
			expect(await readDelivery(context)).toMatchObject({ raw: Buffer.alloc(0), query: {} });
		}
	});

	it('removes names that change prototypes', async () => {
		const body = JSON.parse('{"__proto__":{"admin":true},"id":1}') as object;
		expect(Object.keys((await readDelivery(setup({ body }).context)).body as object)).toEqual([
			'id',
		]);
	});
});

describe('a body', () => {
	it.each<[string, unknown]>([
		['{"id":1}', { id: 1 }],
		['\uFEFF{"id":1}', { id: 1 }],
		['[1]', [1]],
		['"text"', 'text'],
		['{"id":', undefined],
		['', undefined],
		['{}\uFEFF', undefined],
		['{"id":"\uFEFF"}', { id: '\uFEFF' }],
	])('%j is read as %j', (text, value) => {
		expect(jsonOf(deliveryOf(text))).toEqual(value);
	});

	it('is an object, or nothing', () => {
		expect(jsonObjectOf(deliveryOf('{"id":1}'))).toEqual({ id: 1 });
		expect(['[1]', 'null', '1', 'x'].map((text) => jsonObjectOf(deliveryOf(text)))).toEqual(
			new Array(4).fill(undefined),
		);
	});

	it('without an ID is identified by its bytes', () => {
		const expected = createHash('sha256').update('a').digest('base64');
		expect(digestOf(deliveryOf('a'))).toBe(expected);
		expect(digestOf(deliveryOf('b'))).not.toBe(expected);
	});
});

test.each<[unknown, string | undefined]>([
	['a', 'a'],
	[' a ', 'a'],
	[7, '7'],
	[0, '0'],
	['', undefined],
	['  ', undefined],
	[true, undefined],
	[null, undefined],
	[{}, undefined],
])('the ID %p is read as %p', (value, id) => {
	expect(idOf(value)).toBe(id);
});

test('a header is a text, and its name has any case', () => {
	const delivery = { ...deliveryOf(''), headers: { 'x-key': 'value', 'x-list': ['a'] } };
	expect(
		['X-Key', 'x-list', 'x-none', 'constructor'].map((name) => headerOf(delivery, name)),
	).toEqual([...['value', '', '', '']]);
});

describe('the response', () => {
	it('starts the workflow with an item for each record', () => {
		expect(startWorkflow(setup().context, [{ id: 1 }, { id: 2 }])).toEqual({
			workflowData: [[{ json: { id: 1 } }, { json: { id: 2 } }]],
		});
	});

	it('to a delivery that starts nothing contains the reason', () => {
		expect(ignoreDelivery('The delivery is a duplicate')).toEqual({
			webhookResponse: { ignored: 'The delivery is a duplicate' },
		});
	});

	it('to a delivery that fails contains no detail, which the log does', async () => {
		const { context, log, responses } = setup();
		const error = Object.assign(new Error('No access'), { description: 'Check the scope.' });
		const result = await respondSafely(context, async () => await Promise.reject(error));
		expect(result).toEqual({ noWebhookResponse: true });
		expect(responses).toEqual([
			[503, { message: 'The delivery could not be processed. Try again later.' }],
		]);
		const text = 'New Orders: A delivery was not processed: No access. Check the scope.';
		expect(log).toEqual([['error', text, { workflowId: context.getWorkflow().id }]]);
	});

	it('is that of the trigger if nothing fails', async () => {
		const { context, responses } = setup();
		const result = await respondSafely(context, async () => await Promise.resolve({}));
		expect([result, responses]).toEqual([{}, []]);
	});
});

describe('duplicates', () => {
	it('are known for each node and mode', () => {
		const { context } = setup();
		expect(wasReceived(context, 'd1')).toBe(false);
		expect(isDuplicate(context, 'd1')).toBe(false);
		expect([wasReceived(context, 'd1'), isDuplicate(context, 'd1')]).toEqual([true, true]);
		expect(isDuplicate(setup().context, 'd1')).toBe(false);
	});

	it.each([
		['trigger', true],
		['manual', false],
	])('of a polling trigger are skipped in mode %s: %s', (mode, isSkipped) => {
		const { context } = setup({ mode });
		const record = { _id: 'order', createdAt: '2026-01-01T00:00:00Z' };
		const emission = { event: 'orderCreated', id: 'order', record };
		const workflow = String(context.getWorkflow().id);
		expect(shouldEmit(workflow, catalog.watched[0], emission, Date.now())).toBe(true);
		expect(isPolled(context, [catalog], 'orderCreated', record)).toBe(isSkipped);
	});
});

describe('a webhook that users register', () => {
	it('checks its settings, and warns about its address only when it is activated', async () => {
		const check = jest.fn(async () => await Promise.resolve());
		const { default: methods } = manualRegistration(check);
		for (const [mode, warnings] of [
			['trigger', 1],
			['manual', 0],
		] as const) {
			const { context, log } = setup({ mode });
			expect(await methods.checkExists.call(context)).toBe(true);
			expect(log).toHaveLength(warnings);
			expect(await methods.create.call(context)).toBe(true);
			expect(await methods.delete.call(context)).toBe(true);
		}
		expect(check).toHaveBeenCalledTimes(2);
	});

	it('is not active if a setting is missing', async () => {
		const failing = manualRegistration(async () => await Promise.reject(new Error('No events')));
		await expect(failing.default.checkExists.call(setup().context)).rejects.toThrow('No events');
	});
});
