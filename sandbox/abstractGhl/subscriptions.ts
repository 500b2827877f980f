import { createHash } from 'node:crypto';
import { notFound } from './errors';
import { pageOf } from './lists';
import type { Handler, Store } from './store';
import type { Subscription } from './types';

/** All events, with the contract's names. */
export const EVENT_TYPES = [
	'customer.created',
	'customer.updated',
	'order.created',
	'order.updated',
	'order.status_changed',
	'invoice.created',
	'invoice.paid',
	'invoice.overdue',
] as const;

/** Returns a subscription without its secret. */
const view = ({ secret, ...subscription }: Subscription) => ({
	...subscription,
	secret_fingerprint: createHash('sha256').update(secret).digest('hex').slice(0, 16),
});

/** Returns the handlers of webhook subscriptions, by operation ID. */
export function subscriptionHandlers(store: Store): Record<string, Handler> {
	const all = () => store.data.subscriptions;
	const find = (id: string): Subscription => {
		const subscription = all().get(id);
		if (!subscription) throw notFound('webhook subscription', id);
		return subscription;
	};

	return {
		upsertSubscription: ({ body }) => {
			const input = body as Pick<Subscription, 'url' | 'events' | 'secret'>;
			const existing = [...all().values()].find(({ url }) => url === input.url);
			if (existing) {
				const changed = store.change(existing, { ...input, active: true });
				return { status: 200, body: view(changed), record: changed };
			}
			const now = store.now();
			const id = store.newId('whs');
			const made = { id, ...input, active: true, created_at: now, updated_at: now };
			const record = store.add(all(), id, made);
			return { status: 201, body: view(record), record };
		},
		listSubscriptions: ({ query }) => {
			const page = pageOf({
				rows: all().values(),
				idOf: ({ id }) => id,
				query,
				filters: { url: ({ url }, wanted) => url === wanted },
			});
			return { status: 200, body: { ...page, data: page.data.map(view) } };
		},
		getSubscription: ({ params }) => ({ status: 200, body: view(find(params.id)) }),
		deleteSubscription: ({ params }) => {
			const subscription = find(params.id);
			all().delete(subscription.id);
			store.touch(subscription);
			return { status: 204, record: subscription };
		},
	};
}
