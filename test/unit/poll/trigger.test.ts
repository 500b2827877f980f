import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../../../nodes/shared/catalog/types';
import type { TriggerCatalog } from '../../../nodes/shared/poll/catalog';
import { shouldStart } from '../../../nodes/shared/poll/pairing';
import { classify, warn } from '../../../nodes/shared/poll/trigger';
import { DAY, HOUR } from './fakeApi';
import { listOf, PolledNode } from './polledNode';

const idsOf = (items: IDataObject[] | null) => items && items.map(({ _id }) => _id);
const field = (displayName: string, name: string, more: Partial<Field> = {}): Field => ({
	...{ displayName, name, type: 'string' },
	...more,
});

describe('a polling trigger', () => {
	it('emits nothing at first, then each new record once', async () => {
		const node = new PolledNode();
		node.add('/order', 'old');
		expect(await node.poll()).toBeNull();
		node.add('/order', 'new');
		expect(await node.poll()).toMatchObject([{ _id: 'new', event: 'orderCreated' }]);
		expect(await node.poll()).toBeNull();
		expect(Object.keys(node.data)).toEqual(['order']);
	});

	it('requires an event that it has', async () => {
		for (const events of [[], ['gone'], undefined]) {
			const node = new PolledNode({}, { parameters: { events: events ?? null } });
			await expect(node.poll()).rejects.toMatchObject({
				message: 'No event is selected',
				description: 'Select at least one event under Events.',
			});
			expect(node.requests).toEqual([]);
		}
	});

	it.each([['orderCreated'], [['gone', 'orderCreated']]])(
		'accepts the events %j',
		async (events) => {
			const node = new PolledNode({}, { parameters: { events } });
			await node.activate();
			expect(idsOf(await node.poll())).toEqual(['new']);
		},
	);

	it('reads only the lists of the selected events', async () => {
		const watched = [listOf('refund'), listOf('order')];
		const node = new PolledNode({ watched });
		await node.activate();
		expect(idsOf(await node.poll())).toEqual(['new']);
		expect(node.requests.every(({ url }) => url.endsWith('/order'))).toBe(true);
	});

	it('returns examples in the editor, and saves nothing', async () => {
		const node = new PolledNode({}, { mode: 'manual' });
		expect(await node.poll()).toBeNull();
		node.add('/order', 'old', { age: 2 * DAY });
		expect(await node.poll()).toMatchObject([{ _id: 'old', event: 'orderCreated' }]);
		expect(node.data).toEqual({});
	});

	it('connects to the account of the form', async () => {
		const node = new PolledNode({}, { parameters: { place: 'here' } });
		await node.poll();
		node.options.parameters = {};
		await node.poll();
		expect(node.choices).toStrictEqual([{ place: 'here' }, { place: '' }]);
	});

	it.each([
		[undefined, 30_000],
		[60_000, 30_000],
		[10_000, 7_000],
		[2_000, 1_000],
	])('with the time limit %p limits each request to %i ms', async (budgetMs, timeout) => {
		const node = new PolledNode({}, { budgetMs });
		await node.poll();
		expect(node.requests[0].timeout).toBe(timeout);
	});
});

describe('the fields of a trigger', () => {
	const FIELDS = [
		field('Kind', 'kind', { default: 'form' }),
		field('Form', 'form', { required: true, showWhen: { kind: ['form'] } }),
		field('Survey', 'survey', { required: true, showWhen: { kind: ['survey'], form: ['x'] } }),
	];
	const ask = (_since: unknown, { fields, options }: { fields: object; options: object }) => ({
		...fields,
		...options,
	});
	const nodeWith = (parameters: IDataObject) =>
		new PolledNode({ fields: FIELDS, watched: [listOf('order', { ask })] }, { parameters });

	it('are part of the requests if the form shows them', async () => {
		const node = nodeWith({ form: 'a', survey: 'b', options: { page: 2 } });
		await node.poll();
		expect(node.requests[0].qs).toStrictEqual({ kind: 'form', form: 'a', page: 2 });
	});

	it('can be IDs that the user selects', async () => {
		const node = nodeWith({ form: { __rl: true, mode: 'list', value: 'a' } });
		await node.poll();
		expect(node.requests[0].qs).toMatchObject({ form: 'a' });
	});

	it('must have a value if they are required', async () => {
		const node = nodeWith({ form: '' });
		await expect(node.poll()).rejects.toMatchObject({
			message: "'Form' is empty",
			description: 'Select a value for Form.',
		});
		expect(node.requests).toEqual([]);
	});

	it('may be empty otherwise', async () => {
		const node = nodeWith({ kind: 'other' });
		await node.poll();
		expect(node.requests[0].qs).toStrictEqual({ kind: 'other' });
	});

	it('select the state: with other values, the trigger starts again', async () => {
		const node = nodeWith({ form: 'a' });
		await node.activate();
		node.options.parameters = { form: 'b' };
		expect(await node.poll()).toBeNull();
		const { account } = node.options;
		expect(node.data.order.account).toBe(
			`https://api.example.com ${account} {"kind":"form","form":"b"}`,
		);
	});

	it('are not part of the state if there are none', async () => {
		const node = new PolledNode();
		await node.activate();
		expect(node.data.order.account).toBe(`https://api.example.com ${node.options.account}`);
		node.options.account = 'another';
		expect(await node.poll()).toBeNull();
	});
});

describe('the options of a trigger', () => {
	const firstIds = async (options: IDataObject, catalog: Partial<TriggerCatalog> = {}) => {
		const node = new PolledNode(catalog, { parameters: { options } });
		for (const days of [1, 6, 8, 29, 31]) node.add('/order', `${days}`, { age: days * DAY });
		node.rows['/order'].reverse();
		return idsOf(await node.poll());
	};

	it('emit the existing records of the look-back window', async () => {
		expect(await firstIds({ emitExisting: true })).toEqual(['6', '1']);
		expect(await firstIds({ emitExisting: 'true' })).toBeNull();
	});

	it.each([
		[30, ['29', '8', '6', '1']],
		['30', ['29', '8', '6', '1']],
		[0, ['6', '1']],
		[-30, ['6', '1']],
		['many', ['6', '1']],
		[Infinity, ['6', '1']],
	])('look back %p days, or the default', async (lookBackDays, ids) => {
		expect(await firstIds({ emitExisting: true, lookBackDays })).toEqual(ids);
	});

	it('have the default window of the catalog', async () => {
		const catalog = { lookBackDays: 30 };
		expect(await firstIds({ emitExisting: true }, catalog)).toEqual(['29', '8', '6', '1']);
		expect(await firstIds({ emitExisting: true, lookBackDays: 2 }, catalog)).toEqual(['1']);
	});

	it('limit the records of one poll', async () => {
		expect(await firstIds({ emitExisting: true, maxRecords: 1 })).toEqual(['6']);
	});

	it('skip the events that a webhook has emitted. The workflow runs without items', async () => {
		const catalog = { watched: [listOf('order')] };
		const node = new PolledNode(catalog);
		const receive = (_id: string) =>
			shouldStart(node.workflow, [catalog as unknown as TriggerCatalog], 'orderCreated', { _id });
		await node.activate();
		receive('new');
		expect(idsOf(await node.poll())).toEqual(['new']);

		node.options.parameters = { options: { skipReceived: true } };
		node.add('/order', 'received');
		receive('received');
		expect(await node.poll()).toEqual([]);
		expect(await node.poll()).toBeNull();
		node.add('/order', 'both');
		node.add('/order', 'polled');
		receive('both');
		expect(idsOf(await node.poll())).toEqual(['polled']);
	});
});

describe('the time zone of the rows', () => {
	const watched = [
		listOf('order', {
			decorate: (row, { timeZone }) => ({ ...row, timeZone }),
			events: {
				orderCreated: { name: 'Created', description: '', on: 'created' },
				orderDue: { name: 'Due', description: '', on: 'updated', needsTimeZone: true },
			},
		}),
	];
	const zonesOf = async (events: string[], timeZone?: TriggerCatalog['timeZone']) => {
		const node = new PolledNode({ watched, timeZone }, { mode: 'manual', parameters: { events } });
		node.add('/order', 'old', { age: HOUR });
		return (await node.poll())?.map((item) => item.timeZone);
	};

	it('is that of the account if a selected event needs it', async () => {
		const read = jest.fn().mockResolvedValue('America/Chicago');
		expect(await zonesOf(['orderDue'], read)).toEqual(['America/Chicago']);
		expect(read).toHaveBeenCalledTimes(1);
		const other = async () => await Promise.resolve('Asia/Tokyo');
		expect(await zonesOf(['orderCreated', 'orderDue'], other)).toEqual([
			'Asia/Tokyo',
			'Asia/Tokyo',
		]);
	});

	it('is that of the workflow otherwise', async () => {
		const read = jest.fn().mockResolvedValue('America/Chicago');
		expect(await zonesOf(['orderCreated'], read)).toEqual(['Europe/Berlin']);
		expect(read).not.toHaveBeenCalled();
		expect(await zonesOf(['orderDue'])).toEqual(['Europe/Berlin']);
	});
});

describe('the class of a failure', () => {
	it.each([
		[{ kind: 'serverError', transient: true }, 'transient'],
		[{ kind: 'notFound', transient: true }, 'transient'],
		[{ kind: 'notFound' }, 'deleted'],
		[{ kind: 'notFound', transient: 'yes' }, 'deleted'],
		[{ kind: 'forbidden' }, 'forbidden'],
		[{ kind: 'badInput' }, 'invalid'],
		[{ kind: 'unauthorized' }, 'fatal'],
		[{}, 'fatal'],
		[undefined, 'fatal'],
	])('of %j is %s', (context, failure) => {
		expect(classify(Object.assign(new Error('failed'), { context }))).toBe(failure);
	});

	it.each([undefined, null, 'failed'])('of %p is fatal', (error) => {
		expect(classify(error)).toBe('fatal');
	});
});

describe('a warning', () => {
	it('names the node, its workflow and the list', () => {
		const node = new PolledNode();
		warn(node.context(), 'Too slow', 'order');
		warn(node.context(), 'Too slow');
		const workflowId = node.workflow;
		expect(node.log).toStrictEqual([
			['Orders: Too slow', { workflowId, list: 'order' }],
			['Orders: Too slow', { workflowId }],
		]);
		const withoutLog = { ...node.context(), logger: undefined } as never;
		expect(() => warn(withoutLog, 'Too slow')).not.toThrow();
	});
});
