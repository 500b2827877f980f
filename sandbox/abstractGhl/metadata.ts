import { pageOf } from './lists';
import { ORDER_STATUSES } from './seed';
import type { Handler, Store } from './store';
import { EVENT_TYPES } from './subscriptions';

type FieldType = 'string' | 'number' | 'boolean' | 'date' | 'datetime' | 'choice' | 'list';

interface FieldInfo {
	name: string;
	label: string;
	type: FieldType;
	custom: boolean;
	required: boolean;
	read_only: boolean;
	choices?: Array<{ value: string; label: string }>;
}

const words = (name: string): string =>
	name.replace(/(^|_)(\w)/g, (_all, gap: string, letter: string) => {
		return `${gap ? ' ' : ''}${letter.toUpperCase()}`;
	});

const choices = (values: readonly string[]) =>
	values.map((value) => ({ value, label: words(value) }));

/** Parses a field: `total! number` is required, `tags- list` is read-only, `tier+ choice:a,b` is custom. */
function field(text: string): FieldInfo {
	const [, name, mark, type, values] = /^(\w+)([!+-]?) (\w+)(?::(.*))?$/.exec(text) ?? [];
	return {
		name,
		label: words(name).replace(/\bId\b/, 'ID'),
		type: type as FieldType,
		custom: mark === '+',
		required: mark === '!',
		read_only: mark === '-',
		...(values && { choices: choices(values.split(',')) }),
	};
}

const TIMES = ['created_at- datetime', 'updated_at- datetime'];

const FIELDS: Record<string, FieldInfo[]> = {
	customers: [
		...['id string', 'email string', 'name string', 'phone string', 'company string'],
		...['tags- list', 'loyalty_tier+ choice:bronze,silver,gold', 'birthday+ date'],
		...['newsletter+ boolean', ...TIMES],
	].map(field),
	orders: [
		...['order_id! string', 'customer_id! string', 'total! number', 'currency string'],
		...[`status choice:${ORDER_STATUSES.join()}`, 'placed_at datetime', 'discount number'],
		...['tax number', 'shipping number', 'line_items list', 'source_status- string'],
		...[
			'cancel_reason- string',
			'status_since- datetime',
			'gift_note+ string',
			'channel+ choice:web,store,phone',
			...TIMES,
		],
	].map(field),
	invoices: [
		...['invoice_id! string', 'customer_id! string', 'amount! number', 'currency string'],
		...['order_id string', 'due_date date', 'amount_paid- number', 'payment_status- string'],
		...[
			'paid_at- datetime',
			'void_reason- string',
			'payment_status_since- datetime',
			'payments- list',
			'cost_center+ string',
			...TIMES,
		],
	].map(field),
};

const STATUSES: Record<string, readonly string[]> = {
	customers: [],
	orders: ORDER_STATUSES,
	invoices: ['unpaid', 'partially_paid', 'overdue', 'paid', 'void'],
};

/** Returns the handlers of metadata and of the search over all records, by operation ID. */
export function metadataHandlers(store: Store): Record<string, Handler> {
	function* found() {
		for (const {
			id,
			name,
			email,
			company,
			created_at,
			updated_at,
		} of store.data.customers.values()) {
			const title = [name ?? email ?? id, company].filter(Boolean).join(', ');
			const texts = [id, name, email, company];
			yield { type: 'customer', id, title, customer_id: undefined, texts, created_at, updated_at };
		}
		for (const {
			order_id: id,
			customer_id,
			total,
			currency,
			...order
		} of store.data.orders.values()) {
			const { line_items, created_at, updated_at } = order;
			const texts = [id, customer_id, ...line_items.map(({ name }) => name)];
			const title = `Order ${id}: ${total} ${currency}`;
			yield { type: 'order', id, title, customer_id, texts, created_at, updated_at };
		}
		for (const { invoice_id: id, customer_id, ...invoice } of store.data.invoices.values()) {
			const { amount, currency, order_id, created_at, updated_at } = invoice;
			const title = `Invoice ${id}: ${amount} ${currency}`;
			yield {
				type: 'invoice',
				id,
				title,
				customer_id,
				texts: [id, customer_id, order_id],
				created_at,
				updated_at,
			};
		}
	}

	return {
		getMetadata: () => ({
			status: 200,
			body: {
				account: 'Harbour Coffee Roasters',
				currency: 'USD',
				resources: Object.keys(FIELDS),
				events: EVENT_TYPES,
			},
		}),
		listFields: ({ params }) => ({ status: 200, body: { data: FIELDS[params.resource] } }),
		listStatuses: ({ params }) => ({
			status: 200,
			body: { data: choices(STATUSES[params.resource]) },
		}),
		search: ({ query }) => {
			const rows = [...found()].filter(({ type }) => (query.type ?? type) === type);
			const keyOf = ({ type, id }: { type: string; id: string }) => `${type}:${id}`;
			const page = pageOf({ rows, idOf: keyOf, query, texts: ({ texts }) => texts });
			const data = page.data.map(({ type, id, title, customer_id, updated_at }) => ({
				key: `${type}:${id}`,
				...{ type, id, title, customer_id, updated_at },
			}));
			return { status: 200, body: { ...page, data } };
		},
	};
}
