import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { GhlTransactionsTrigger } from '../../../nodes/ghl/GhlTransactionsTrigger/GhlTransactionsTrigger.node';
import type { WatchedList } from '../../../nodes/shared/poll/catalog';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { openTriggerForm } from '../../contract/fullForm';
import { createPoller } from '../../harness';
import { pollingNodes } from '../../operations/support/nodes';
import { startTestbed, type Testbed } from '../../operations/support/testbed';
import { tokenCredential, UNLIMITED } from './support';

/** Fields that the engine adds to a record. */
const ADDED = ['event', 'changes', 'detailsMissing', 'refundAmount', 'paymentAmount'];

const NEWEST = 1.1;

/** Returns the simplified fields of the record that an event emits. */
function fieldsOf(watched: readonly WatchedList[], event: unknown): string[] {
	const list = watched.find(({ events }) => Object.hasOwn(events, String(event)));
	if (!list) return [];
	const isChild = list.events[String(event)].on === 'related';
	return Object.keys((isChild ? list.related?.simplified : list.simplified) ?? {});
}

describe.each(pollingNodes())('$name', (trigger) => {
	let testbed: Testbed;
	beforeAll(async () => {
		testbed = await startTestbed();
	});
	afterAll(async () => await testbed.close());

	const records = async (version: number, parameters: INodeParameters = {}) => {
		const form = openTriggerForm(trigger.node, testbed.sandbox);
		const { items } = await testbed.poll(trigger, { ...form, ...parameters }, version);
		expect(items.length).toBeGreaterThan(0);
		// A response has a new trace ID each time.
		return items.map(({ json }): IDataObject => ({ ...json, traceId: undefined }));
	};
	const { watched } = trigger.catalog;

	it('emits simplified records by default', async () => {
		const emitted = await records(NEWEST);
		for (const { event, ...record } of emitted) {
			const names = fieldsOf(watched, event);
			if (names.length === 0) continue;
			const unknown = Object.keys(record).filter(
				(name) => ![...names, ...ADDED, 'traceId'].includes(name),
			);
			expect([event, unknown]).toEqual([event, []]);
			expect([event, record[names[0]]]).toEqual([event, expect.any(String)]);
		}
		const simplified = emitted.filter(({ event }) => fieldsOf(watched, event).length > 0);
		expect(simplified.length).toBeGreaterThan(0);
	});

	it('emits raw records in workflows that version 1 saved, and if Raw is selected', async () => {
		const saved = await records(1);
		const raw = await records(NEWEST, { output: 'raw' });
		expect(raw).toEqual(saved);
		const simplified = await records(NEWEST);
		expect(simplified).not.toEqual(raw);
		expect(await records(1, { output: 'simplified' })).toEqual(simplified);
	});
});

describe('the selected fields of a trigger', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox({ orders: 30, rateLimit: UNLIMITED });
	});
	afterEach(async () => await sandbox.close());

	const poller = (fields: string) =>
		createPoller({
			node: new GhlTransactionsTrigger(),
			typeVersion: NEWEST,
			parameters: {
				events: ['transactionCreated', 'transactionRefunded'],
				output: 'selected',
				fields,
				options: { emitExisting: true },
			},
			credentials: tokenCredential(sandbox),
		});

	it('can be simplified names, names with the kind of record, and raw paths', async () => {
		const all = new Map(
			sandbox.world.ghl.transactions.all(MAIN_LOCATION.id).map((one) => [one._id, one]),
		);
		const items = await poller('transactionId, transactionAmount, status, altId').activate();
		expect(items?.length).toBeGreaterThan(0);
		for (const { json } of items ?? []) {
			const { refundAmount, ...fields } = json;
			const original = all.get(String(json.transactionId));
			expect(fields).toEqual({
				event: expect.stringMatching(/^transaction/) as string,
				transactionId: original?._id,
				transactionAmount: original?.amount,
				status: original?.status,
				altId: MAIN_LOCATION.id,
			});
			expect(refundAmount !== undefined).toBe(json.event === 'transactionRefunded');
		}
	});

	it('do not lead to a prototype', async () => {
		await expect(poller('__proto__.get').activate()).rejects.toThrow(/can't be used/);
		expect(({} as IDataObject).get).toBeUndefined();
	});
});
