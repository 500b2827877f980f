import {
	type IDataObject,
	NodeHelpers,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';
import type { TriggerCatalog } from '../../../nodes/shared/poll/catalog';
import { lookBackNotices } from '../../../nodes/shared/poll/lookBackNotices';

const USUAL_DAYS = 7;

const BY_CREATION = {
	name: 'orders',
	events: {
		orderCreated: { on: 'created' },
		orderPaid: { on: 'becomes' },
		orderRefunded: { on: 'increases' },
	},
};
const BY_UPDATE = {
	name: 'refunds',
	listedBy: 'updatedAt',
	events: { refundCreated: { on: 'created' }, refundUpdated: { on: 'updated' } },
};
const ONLY_CREATED = { name: 'invoices', events: { invoiceCreated: { on: 'created' } } };

/** Returns a catalog with the parts that the notices depend on. */
const catalogOf = (watched: object[], late?: TriggerCatalog['late']) =>
	({ records: 'orders', watched, late }) as unknown as TriggerCatalog;

const CATALOGS = {
	'late events': catalogOf([BY_CREATION, BY_UPDATE], { days: 90, events: ['orderRefunded'] }),
	'no late events': catalogOf([BY_CREATION, BY_UPDATE]),
	'a list of updates': catalogOf([BY_UPDATE]),
	'only new records': catalogOf([ONLY_CREATED]),
	'late events only': catalogOf([BY_CREATION], {
		days: 90,
		events: ['orderPaid', 'orderRefunded'],
	}),
};

const noticesOf = (name: keyof typeof CATALOGS) => lookBackNotices(CATALOGS[name], USUAL_DAYS);

/** Returns the names of the notices that n8n shows. */
function shown(catalog: keyof typeof CATALOGS, events: string[], options: IDataObject): string[] {
	const values = { events, options } as Parameters<typeof NodeHelpers.displayParameter>[0];
	const isShown = (notice: INodeProperties) =>
		NodeHelpers.displayParameter(values, notice, { typeVersion: 1 }, {} as INodeTypeDescription);
	return noticesOf(catalog)
		.filter(isShown)
		.map(({ name }) => name);
}

describe('the notices about Look Back (Days)', () => {
	it.each([
		['late events', ['orderRefunded'], {}, ['lateNotice']],
		['late events', ['orderRefunded'], { lookBackDays: 2 }, ['lateNotice']],
		['late events', ['orderPaid', 'orderRefunded'], { lookBackDays: 89 }, ['lateNotice']],
		['late events', ['orderPaid', 'orderRefunded'], { lookBackDays: 6 }, ['lateNotice']],
		['late events', ['orderRefunded'], { lookBackDays: 90 }, []],
		['late events', ['orderPaid'], {}, []],
		['late events', ['orderPaid'], { lookBackDays: 6 }, ['shortNotice']],
		['late events', ['orderPaid'], { lookBackDays: 7 }, []],
		['late events only', ['orderPaid'], { lookBackDays: 6 }, ['lateNotice']],

		['no late events', ['orderRefunded'], {}, []],
		['no late events', ['orderRefunded'], { lookBackDays: 6 }, ['shortNotice']],
		['no late events', ['refundUpdated'], { lookBackDays: 6 }, []],
		['no late events', ['orderCreated'], { lookBackDays: 6 }, ['unusedNotice']],
		['no late events', ['orderCreated'], {}, []],
		['no late events', ['refundUpdated'], { lookBackDays: 30 }, []],

		['a list of updates', ['refundUpdated'], { lookBackDays: 6 }, []],
		['a list of updates', ['refundCreated'], { lookBackDays: 6 }, ['unusedNotice']],

		['only new records', ['invoiceCreated'], { lookBackDays: 6 }, ['unusedNotice']],
		['only new records', ['invoiceCreated'], { lookBackDays: 6, emitExisting: true }, []],
		['only new records', ['invoiceCreated'], {}, []],
	] as const)(
		'of a trigger with %s: the events %j and the options %j show %j',
		(catalog, events, options, notices) => {
			expect(shown(catalog, [...events], options)).toEqual(notices);
		},
	);

	it('exist only for events that they can concern', () => {
		const names = (catalog: keyof typeof CATALOGS) => noticesOf(catalog).map(({ name }) => name);
		expect(names('late events')).toEqual(['lateNotice', 'shortNotice', 'unusedNotice']);
		expect(names('no late events')).toEqual(['shortNotice', 'unusedNotice']);
		expect(names('late events only')).toEqual(['lateNotice', 'unusedNotice']);
		expect(names('a list of updates')).toEqual(['unusedNotice']);
		expect(names('only new records')).toEqual(['unusedNotice']);
	});

	it('name the records, the default and a window that is long enough', () => {
		const notices = noticesOf('late events');
		expect(notices).toMatchObject(notices.map(() => ({ type: 'notice', default: '' })));
		expect(notices.map(({ displayName }) => displayName)).toEqual([
			'The trigger watches orders only during the look-back window after their creation (by default 7 days). Some of the selected events often occur later. Set <b>Look Back (Days)</b> in Options, for example to 90.',
			'If <b>Look Back (Days)</b> is less than 7, the trigger can miss changes of orders, because it reads only those that were created in this period.',
			'<b>Look Back (Days)</b> has an effect on the selected events only with <b>Emit Existing Records</b>.',
		]);
	});
});
