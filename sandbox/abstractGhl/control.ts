import type { FastifyInstance } from 'fastify';
import type { Context } from '../server/context';
import type { Issued, TokenStore } from '../server/tokens';
import { CLIENTS, type Grant, grantFor } from './accounts';
import type { Deliveries, Delivery } from './deliveries';
import type { Store } from './store';

/** Controls AbstractGHL in the sandbox from code. */
export interface AbstractGhlControl {
	/** Issues OAuth tokens without the consent page. */
	issueTokens(client: keyof typeof CLIENTS): Issued<Grant>;
	/** Expires tokens. Returns how many known tokens expired. */
	expireTokens(kind?: 'access' | 'refresh'): number;
	/** Returns how many refresh tokens were used since the start. */
	refreshCount(): number;
	/** Marks unpaid invoices past their due date as overdue. Returns their IDs. */
	markOverdue(): string[];
	/** Returns the webhook deliveries, newest last. */
	deliveries(): readonly Delivery[];
	/** Responses that violate the contract, one line each. If not empty, the sandbox has a defect. */
	readonly violations: string[];
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
		markOverdue: () => {
			const today = store.now().slice(0, 10);
			const late = [...store.data.invoices.values()].filter(
				({ due_date, payment_status }) =>
					due_date && due_date < today && ['unpaid', 'partially_paid'].includes(payment_status),
			);
			for (const invoice of late) store.change(invoice, { payment_status: 'overdue' }, 'invoice');
			return late.map(({ invoice_id }) => invoice_id);
		},
		deliveries: () => deliveries.log,
		violations: [],
	};
}

/** Serves the same controls over HTTP, below `/sandbox/abstractghl`. */
export function controlRoutes(scope: FastifyInstance, control: AbstractGhlControl): void {
	scope.post('/abstractghl/tokens/expire', async () => ({ expired: control.expireTokens() }));
	scope.post('/abstractghl/overdue', async () => ({ overdue: control.markOverdue() }));
	scope.get('/abstractghl/deliveries', async () => control.deliveries());
}
