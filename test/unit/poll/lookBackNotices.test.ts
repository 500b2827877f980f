import { type IDataObject, NodeHelpers } from 'n8n-workflow';
import { GhlOrdersTrigger } from '../../../nodes/ghl/GhlOrdersTrigger/GhlOrdersTrigger.node';
import { GhlSubscriptionsTrigger } from '../../../nodes/ghl/GhlSubscriptionsTrigger/GhlSubscriptionsTrigger.node';
import { AbstractGhlTrigger } from '../../../nodes/abstractGhl/AbstractGhlTrigger/AbstractGhlTrigger.node';

const NOTICES = ['lateNotice', 'shortNotice', 'unusedNotice'];
const triggers = {
	orders: new GhlOrdersTrigger(),
	subscriptions: new GhlSubscriptionsTrigger(),
	abstractGhl: new AbstractGhlTrigger(),
};

/** Returns the notices about Look Back (Days) that n8n shows. */
function shown(trigger: keyof typeof triggers, events: string[], options: IDataObject): string[] {
	const { description } = triggers[trigger];
	const node = { typeVersion: 1.1 };
	const values = { events, options } as Parameters<typeof NodeHelpers.displayParameter>[0];
	return description.properties
		.filter((property) => NodeHelpers.displayParameter(values, property, node, description))
		.flatMap(({ name }) => (NOTICES.includes(name) ? name : []));
}

it.each([
	// A window that is long enough for the events, or not set.
	['orders', ['orderCreated', 'orderFulfilled'], {}, []],
	['orders', ['orderFulfilled'], { lookBackDays: 30 }, []],
	['orders', ['orderCreated'], { lookBackDays: 30, emitExisting: true }, []],
	['subscriptions', ['subscriptionCanceled'], { lookBackDays: 365 }, []],
	// AbstractGHL filters by update time.
	['abstractGhl', ['orderStatusChanged'], { lookBackDays: 1 }, []],

	['subscriptions', ['subscriptionCanceled'], {}, ['lateNotice']],
	['subscriptions', ['subscriptionCanceled'], { lookBackDays: 3 }, ['lateNotice']],
	['orders', ['orderFulfilled'], { lookBackDays: 2 }, ['shortNotice']],
	['orders', ['orderCreated'], { lookBackDays: 30 }, ['unusedNotice']],
	['orders', ['orderCreated'], { lookBackDays: 2, emitExisting: false }, ['unusedNotice']],
] as const)(
	'of %s, the events %j and the options %j show %j',
	(trigger, events, options, notices) => {
		expect(shown(trigger, [...events], options)).toEqual(notices);
	},
);
