import type { FastifyInstance } from 'fastify';
import type { Context } from '../server/context';
import type { Issued, TokenStore } from '../server/tokens';
import { CLIENTS, type Grant, grantFor } from './accounts';
import type { Deliveries, Delivery } from './deliveries';
import type { Store } from './store';

/** What can be done to AbstractGHL in the sandbox from code. */
export interface AbstractGhlControl {
	/** OAuth tokens without the consent page. */
	issueTokens(client: keyof typeof CLIENTS): Issued<Grant>;
	/** Ends tokens; returns how many known ones died. */
	expireTokens(kind?: 'access' | 'refresh'): number;
	/** How many refresh tokens were used up since the start. */
	refreshCount(): number;
	/** Makes unpaid invoices overdue whose day is past; returns their IDs. */
	sweepOverdue(): string[];
	/** Webhook deliveries, newest last. */
	deliveries(): readonly Delivery[];
	/** Answers that were at odds with the contract, one line each. Always empty, or the sandbox is wrong. */
	readonly breaches: string[];
}

export function abstractGhlControl(
	{ world }: Context,
	tokens: TokenStore<Grant>,
	store: Store,
	deliveries: Deliveries,
): AbstractGhlControl {
	return {
		issueTokens: (name) => {
			const client = CLIENTS[name];
			return tokens.issue(grantFor(client, client.scopes), world.settings.tokenLifetimeMs);
		},
		expireTokens: (kind = 'access') => tokens.expire(kind),
		refreshCount: () => tokens.refreshCount,
		sweepOverdue: () => {
			const today = store.now().slice(0, 10);
			const late = [...store.data.invoices.values()].filter(
				({ due_date, payment_status }) =>
					due_date && due_date < today && ['unpaid', 'partially_paid'].includes(payment_status),
			);
			for (const invoice of late) store.change(invoice, { payment_status: 'overdue' }, 'invoice');
			return late.map(({ invoice_id }) => invoice_id);
		},
		deliveries: () => deliveries.log,
		breaches: [],
	};
}

/** The same over HTTP, below `/sandbox/abstractghl`. */
export function controlRoutes(scope: FastifyInstance, control: AbstractGhlControl): void {
	scope.post('/abstractghl/tokens/expire', async () => ({ expired: control.expireTokens() }));
	scope.post('/abstractghl/overdue', async () => ({ overdue: control.sweepOverdue() }));
	scope.get('/abstractghl/deliveries', async () => control.deliveries());
}
