import type { INodeProperties } from 'n8n-workflow';

import type { TriggerCatalog } from '../../../nodes/shared/poll/catalog';
import {
	DEFAULT_LOOK_BACK_DAYS,
	eventsOf,
	OUTPUT_VERSION,
	triggerProperties,
} from '../../../nodes/shared/poll/form';

const CREATED = { name: 'Order Created', description: 'An order is new', on: 'created' };
const UPDATED = { name: 'Order Updated', description: 'An order changed', on: 'updated' };
const PAID = { name: 'Order Paid', description: 'An order is paid', on: 'becomes' };

const flag = (displayName: string, name: string) => ({ displayName, name, type: 'boolean' });

const ORDERS = {
	name: 'orders',
	list: { pageSize: 100 },
	events: { orderCreated: CREATED, orderPaid: PAID },
};
const REFUNDS = {
	name: 'refunds',
	list: { pageSize: 50 },
	listedBy: 'updatedAt',
	events: { orderCreated: CREATED, orderUpdated: UPDATED },
};
const NEW_ONLY = { name: 'new', list: { pageSize: 20 }, events: { orderCreated: CREATED } };

function catalogOf(watched: object[], more: object = {}): TriggerCatalog {
	const api = { properties: [{ displayName: 'Account', name: 'account', type: 'string' }] };
	return { api, records: 'orders', watched, filters: [], ...more } as unknown as TriggerCatalog;
}

const find = (properties: unknown, name: string) =>
	(properties as INodeProperties[]).find((property) => property.name === name);
const propertyOf = (catalog: TriggerCatalog, name: string) =>
	find(triggerProperties(catalog), name);
const optionsOf = (catalog: TriggerCatalog) =>
	propertyOf(catalog, 'options')?.options as INodeProperties[];
const lookBackOf = (watched: object[], more?: object) =>
	find(optionsOf(catalogOf(watched, more)), 'lookBackDays')?.description;
const costOf = (watched: object[], more?: object) =>
	propertyOf(catalogOf(watched, more), 'changesNotice');

describe('the form of a polling trigger', () => {
	it('has its properties in a fixed order', () => {
		const fields = [flag('Kind', 'kind')];
		const names = triggerProperties(catalogOf([ORDERS], { fields })).map(({ name }) => name);
		expect(names.slice(0, 8)).toEqual([
			'account',
			'events',
			'kind',
			'changesNotice',
			'filters',
			'output',
			'output',
			'fields',
		]);
		expect(names.slice(8)).toEqual(['options', 'shortNotice', 'unusedNotice']);
	});

	it('selects the first event by default', () => {
		expect(propertyOf(catalogOf([ORDERS, REFUNDS]), 'events')).toStrictEqual({
			displayName: 'Events',
			name: 'events',
			type: 'multiOptions',
			required: true,
			options: [
				{ name: 'Order Created', value: 'orderCreated', description: 'An order is new' },
				{ name: 'Order Paid', value: 'orderPaid', description: 'An order is paid' },
				{ name: 'Order Updated', value: 'orderUpdated', description: 'An order changed' },
			],
			default: ['orderCreated'],
			description: 'Events that start the workflow',
		});
	});

	it('contains an event of two lists once', () => {
		expect(eventsOf(catalogOf([ORDERS, REFUNDS]))).toStrictEqual([
			['orderCreated', CREATED],
			['orderPaid', PAID],
			['orderUpdated', UPDATED],
		]);
	});

	it('sorts the filters by name', () => {
		const filters = [{ field: flag('Status', 'status') }, { field: flag('Contact', 'contact') }];
		expect(propertyOf(catalogOf([ORDERS], { filters }), 'filters')).toStrictEqual({
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{ ...flag('Contact', 'contact'), default: false },
				{ ...flag('Status', 'status'), default: false },
			],
		});
	});

	it('emits raw records by default in version 1 only', () => {
		const outputs = triggerProperties(catalogOf([ORDERS])).filter(({ name }) => name === 'output');
		expect(
			outputs.map((output) => [output.default, output.displayOptions?.show?.['@version']]),
		).toStrictEqual([
			['raw', [1]],
			['simplified', [OUTPUT_VERSION]],
		]);
	});
});

describe('the options of a polling trigger', () => {
	it('exist in every trigger', () => {
		const { options, ...property } = propertyOf(catalogOf([NEW_ONLY]), 'options') ?? {};
		expect(property).toStrictEqual({
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
		});
		expect(options).toStrictEqual([
			{
				displayName: 'Emit Existing Records',
				name: 'emitExisting',
				type: 'boolean',
				default: false,
				description:
					'Whether the first poll emits the orders of the look-back window as created. If disabled, the trigger emits only events that occur after activation.',
			},
			{
				displayName: 'Look Back (Days)',
				name: 'lookBackDays',
				type: 'number',
				typeOptions: { minValue: 1, numberPrecision: 0 },
				default: 7,
				description: 'How far back the first poll looks for existing orders',
			},
			{
				displayName: 'Max Records per Poll',
				name: 'maxRecords',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 500,
				description:
					'Maximum number of records to emit in one poll. The next poll emits the remaining records.',
			},
		]);
	});

	it('contain those of the lists and of the trigger, sorted by name', () => {
		const details = { option: flag('Read Details', 'readDetails') };
		const linked = { max: { displayName: 'Max Linked', name: 'maxLinked', type: 'number' } };
		const related = { reread: { option: flag('Check Again', 'checkAgain') } };
		const watched = [{ ...ORDERS, details, related }, { ...REFUNDS, linked }, NEW_ONLY];
		const options = optionsOf(catalogOf(watched, { options: [flag('Include Tests', 'tests')] }));
		expect(options.map(({ name, default: value }) => [name, value])).toStrictEqual([
			['checkAgain', false],
			['emitExisting', false],
			['tests', false],
			['lookBackDays', 7],
			['maxLinked', 0],
			['maxRecords', 500],
			['readDetails', false],
		]);
	});

	it('contain Skip Webhook Events if there is a webhook trigger', () => {
		const catalog = catalogOf([ORDERS], { webhookTrigger: 'Orders Webhook' });
		expect(find(optionsOf(catalog), 'skipReceived')).toStrictEqual({
			displayName: 'Skip Webhook Events',
			name: 'skipReceived',
			type: 'boolean',
			default: false,
			description:
				'Whether to skip events that the Orders Webhook in this workflow has already emitted. In return, the Orders Webhook skips events that this trigger has already emitted. A poll that skips events runs the workflow without items, so that n8n saves its state. If n8n stops before that, it can emit the events since the last poll again.',
		});
	});

	it('contain the look-back window of the catalog', () => {
		const defaultOf = (more?: object) =>
			find(optionsOf(catalogOf([ORDERS], more)), 'lookBackDays')?.default;
		expect(DEFAULT_LOOK_BACK_DAYS).toBe(7);
		expect(defaultOf()).toBe(7);
		expect(defaultOf({ lookBackDays: 30 })).toBe(30);
		const notices = (more?: object) => propertyOf(catalogOf([ORDERS], more), 'shortNotice');
		expect(notices()?.displayName).toContain('less than 7,');
		expect(notices({ lookBackDays: 30 })?.displayName).toContain('less than 30,');
	});

	it('describe what the look-back window means for the events', () => {
		expect(lookBackOf([NEW_ONLY])).toBe('How far back the first poll looks for existing orders');
		expect(lookBackOf([REFUNDS])).toBe(
			'How long to store the values of orders, so that a change can contain the old value, and how far back the first poll looks for existing ones',
		);
		const costNotice = { text: 'Costs', lists: ['orders'] };
		expect(lookBackOf([ORDERS], { costNotice })).toBe(
			'How many days after their creation to watch orders',
		);
		expect(lookBackOf([ORDERS])).toBe(
			'How far back to watch orders for changes. Every poll reads this period, with 100 records per request. Example: 500 orders need 5 requests per poll, or 1,440 a day with a poll every 5 minutes.',
		);
		const large = { ...ORDERS, list: { pageSize: 1000 } };
		expect(lookBackOf([large])).toContain('Example: 5,000 orders');
		// One list by creation time is enough, and the smallest page counts.
		expect(lookBackOf([large, REFUNDS])).toContain('50 records per request');
	});
});

describe('the notice about the number of requests', () => {
	it('is shown for changes that need the entire look-back window', () => {
		expect(costOf([ORDERS, REFUNDS])).toStrictEqual({
			displayName:
				'To find changes, each poll reads all orders of the look-back window (7 days, see Options): one request per 50 of them. Requests per day = polls per day × (1 + orders in the window ÷ 50).',
			name: 'changesNotice',
			type: 'notice',
			displayOptions: { show: { events: ['orderPaid', 'orderUpdated'] } },
			default: '',
		});
	});

	it('names one request for a list by update time, and one for each of several', () => {
		expect(costOf([REFUNDS])?.displayName).toBe(
			'Each poll requests the changes since the last poll. In most cases, that is one request.',
		);
		expect(costOf([REFUNDS, { ...REFUNDS, name: 'more' }])?.displayName).toBe(
			'Each poll requests the changes since the last poll, with one request for each record type that has selected events. Requests per day = polls per day × record types.',
		);
		expect(costOf([ORDERS])?.displayName).toContain('To find changes');
	});

	it('does not exist if only creation can be watched', () => {
		expect(triggerProperties(catalogOf([NEW_ONLY])).map(({ name }) => name)).toEqual([
			'account',
			'events',
			'filters',
			'output',
			'output',
			'fields',
			'options',
			'unusedNotice',
		]);
	});

	it('has the text of the catalog, for all events of its lists', () => {
		const costNotice = { text: 'One request per conversation', lists: ['orders', 'gone'] };
		expect(costOf([ORDERS, REFUNDS], { costNotice })).toMatchObject({
			displayName: 'One request per conversation',
			displayOptions: { show: { events: ['orderCreated', 'orderPaid'] } },
		});
		expect(costOf([REFUNDS], { costNotice })).toBeUndefined();
	});
});
