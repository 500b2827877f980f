import { parseTime } from '../../../nodes/shared/core/time';
import { classify } from '../../../nodes/shared/poll/trigger';
import { runPoll } from '../../../nodes/shared/poll/shell';
import type {
	PollContext,
	PollItem,
	PollSettings,
	Row,
	Source,
	Watch,
	WatchedEvent,
} from '../../../nodes/shared/poll/types';
import { DAY, HOUR, type FakeApi } from './fakeApi';

export const EVENTS = {
	orderCreated: { value: 'orderCreated', on: 'created' },
	orderUpdated: { value: 'orderUpdated', on: 'updated' },
	orderStatusChanged: { value: 'orderStatusChanged', on: 'changed', field: 'status' },
	orderFulfilled: {
		value: 'orderFulfilled',
		on: 'becomes',
		field: 'status',
		values: ['fulfilled'],
	},
	orderRefunded: {
		value: 'orderRefunded',
		on: 'increases',
		field: 'status',
		values: ['refunded', 'partially_refunded'],
		increase: {
			total: 'refunded',
			totalOf: ({ refunded }) => (typeof refunded === 'number' ? refunded : undefined),
			amount: 'refundAmount',
		},
	},
	fulfillmentCreated: { value: 'fulfillmentCreated', on: 'related' },
} satisfies Record<string, WatchedEvent>;

export type EventName = keyof typeof EVENTS;

/** Parsed times. The same rows are read repeatedly. */
const times = new Map<string, number>();

const timeAt =
	(path: string) =>
	(row: Row): number => {
		const text = String(row[path]);
		const time = times.get(text) ?? parseTime(row[path]);
		times.set(text, time);
		return time;
	};
const idOf = ({ _id }: Row) => (typeof _id === 'string' ? _id : '');

/** Returns a watch over the simulated orders. */
export function watchOf(events: EventName[], more: Partial<Watch> = {}): Watch {
	return {
		idOf,
		createdAt: timeAt('createdAt'),
		updatedAt: timeAt('updatedAt'),
		child: { idOf, createdAt: timeAt('createdAt') },
		events: events.map((event) => EVENTS[event]),
		...more,
	};
}

export interface TriggerOptions {
	watch?: Watch;
	source?: Source;
	settings?: Partial<PollSettings>;
	budgetMs?: number;
	account?: string;
	shouldEmit?: PollContext['shouldEmit'];
}

let triggers = 0;

/**
 * A trigger in an active workflow, with static data as in n8n: saved at activation and when a poll emits, and at no
 * other time.
 */
export class Trigger {
	saved?: string;
	live?: object;
	readonly items: PollItem[] = [];
	readonly warnings: string[] = [];
	options: TriggerOptions;
	private readonly key = `workflow ${++triggers}`;
	/** Polls that began before a restart must not change the static data after it. */
	private life = 0;

	constructor(
		readonly api: FakeApi,
		options: TriggerOptions = {},
	) {
		this.options = options;
	}

	async activate(): Promise<PollItem[] | null> {
		const items = await this.poll();
		this.saved = JSON.stringify(this.live);
		return items;
	}

	async poll(): Promise<PollItem[] | null> {
		const { watch = watchOf(['orderCreated']), source = this.api.source() } = this.options;
		const items = await runPoll(source, watch, this.context());
		if (items) {
			this.items.push(...items);
			this.saved = JSON.stringify(this.live);
		}
		return items;
	}

	restart(): void {
		this.life += 1;
		this.live = this.saved === undefined ? undefined : (JSON.parse(this.saved) as object);
	}

	/** Polls until the list was read three times without any more events. */
	async drain(): Promise<void> {
		for (let quiet = 0, polls = 0; quiet < 3; polls++) {
			if (polls === 1000) throw new Error('1,000 polls did not read everything');
			this.api.now += HOUR / 60;
			const items = await this.poll();
			if (items) quiet = 0;
			else if (!('round' in (this.live ?? {}))) quiet++;
		}
	}

	context(): PollContext {
		const { settings, budgetMs = DAY, account = 'location', shouldEmit } = this.options;
		const life = this.life;
		return {
			key: `${this.key} ${life}`,
			account,
			settings: { lookBackMs: 7 * DAY, maxRecords: 500, ...settings },
			budgetMs,
			shouldEmit,
			warn: (message) => this.warnings.push(message),
			now: () => this.api.now,
			read: () => this.live,
			write: (state) => {
				if (life === this.life) this.live = state;
			},
			classify,
		};
	}

	/** Returns the IDs of the records of an event, in the order of emission. */
	idsOf(event: EventName): string[] {
		return this.items.filter((item) => item.event === event).map((item) => String(item._id));
	}
}

/** Activates a trigger over an API. */
export async function activated(api: FakeApi, options?: TriggerOptions): Promise<Trigger> {
	const trigger = new Trigger(api, options);
	await trigger.activate();
	return trigger;
}
