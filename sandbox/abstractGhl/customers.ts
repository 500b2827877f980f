import { invalid, ContractError } from './errors';
import { onlyFields, pageOf } from './lists';
import type { HandlerResult, Handler, Store } from './store';
import type { Activity, CustomFields, Customer } from './types';

type CustomerInput = Partial<Pick<Customer, 'id' | 'email' | 'name' | 'phone' | 'company'>> & {
	custom_fields?: CustomFields;
};

const OPEN = ['unpaid', 'partially_paid', 'overdue'];

/** Returns the handlers of customers, their tags and their activities, by operation ID. */
export function customerHandlers(store: Store): Record<string, Handler> {
	const resultOf = (record: Customer, status = 200): HandlerResult => ({
		status,
		body: record,
		record,
	});
	const withEmail = (email: string | null | undefined): Customer | undefined =>
		[...store.data.customers.values()].find(
			(one) => email && one.email?.toLowerCase() === email.toLowerCase(),
		);

	/** Returns the change that an input makes. Custom fields are merged with the existing ones. */
	function patchOf(input: CustomerInput, before?: Customer): Partial<Customer> {
		const { custom_fields, ...rest } = input;
		const owner = withEmail(rest.email);
		if (owner && owner !== before)
			throw invalid('email', `belongs to customer ${owner.id}`, 'taken');
		return {
			...rest,
			...(custom_fields && { custom_fields: { ...before?.custom_fields, ...custom_fields } }),
		};
	}

	function create(input: CustomerInput): HandlerResult {
		const now = store.now();
		const id = input.id ?? store.newId('cus');
		const blank = {
			email: null,
			name: null,
			phone: null,
			company: null,
			tags: [],
			custom_fields: {},
		};
		const customer = { id, ...blank, ...patchOf(input), created_at: now, updated_at: now };
		return resultOf(store.add(store.data.customers, id, customer, 'customer'), 201);
	}

	return {
		upsertCustomer: ({ body }) => {
			const input = body as CustomerInput;
			if (input.id === undefined && input.email === undefined) {
				throw invalid('id', 'id or email is required', 'required');
			}
			const existing =
				input.id === undefined ? withEmail(input.email) : store.data.customers.get(input.id);
			return existing
				? resultOf(store.change(existing, patchOf(input, existing), 'customer'))
				: create(input);
		},
		listCustomers: ({ query }) => {
			const page = pageOf({
				rows: store.data.customers.values(),
				idOf: ({ id }) => id,
				query,
				filters: {
					email: ({ email }, wanted) => email?.toLowerCase() === wanted.toLowerCase(),
					tag: ({ tags }, wanted) => tags.includes(wanted),
				},
				texts: ({ id, email, name, company }) => [id, email, name, company],
			});
			const data = page.data.map((row) => onlyFields(row, query.fields, 'id'));
			return { status: 200, body: { ...page, data } };
		},
		getCustomer: ({ params, query }) => ({
			status: 200,
			body: onlyFields(store.customer(params.id), query.fields, 'id'),
		}),
		updateCustomer: ({ params, body }) => {
			const customer = store.customer(params.id);
			return resultOf(store.change(customer, patchOf(body as CustomerInput, customer), 'customer'));
		},
		deleteCustomer: ({ params }) => {
			const customer = store.customer(params.id);
			const open = [...store.data.invoices.values()].find(
				({ customer_id, payment_status }) =>
					customer_id === customer.id && OPEN.includes(payment_status),
			);
			if (open) {
				throw new ContractError(
					409,
					'conflict',
					`Invoice ${open.invoice_id} of this customer is open`,
				);
			}
			store.data.customers.delete(customer.id);
			store.touch(customer);
			return { status: 204, record: customer };
		},
		addTags: ({ params, body }) => {
			const customer = store.customer(params.id);
			const tags = [...new Set([...customer.tags, ...(body.tags as string[])])];
			return resultOf(store.change(customer, { tags }, 'customer'));
		},
		removeTags: ({ params, query }) => {
			const customer = store.customer(params.id);
			const removed = query.tags.split(',').map((tag) => tag.trim());
			const tags = customer.tags.filter((tag) => !removed.includes(tag));
			return resultOf(store.change(customer, { tags }, 'customer'));
		},
		listTags: () => {
			const counts = new Map<string, number>();
			for (const { tags } of store.data.customers.values()) {
				for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
			}
			const sorted = [...counts].sort(([a], [b]) => a.localeCompare(b));
			return {
				status: 200,
				body: { data: sorted.map(([name, customers]) => ({ name, customers })) },
			};
		},
		logActivity: ({ params, body }) => logActivity(store, store.customer(params.id), body),
		listActivities: ({ params, query }) => {
			const customer = store.customer(params.id);
			const rows = [...store.data.activities.values()];
			const page = pageOf({
				rows: rows.filter(({ customer_id }) => customer_id === customer.id),
				idOf: ({ activity_id }) => activity_id,
				query,
				filters: {
					type: ({ type }, wanted) => type === wanted,
					status: ({ status }, wanted) => status === wanted,
				},
			});
			return { status: 200, body: page };
		},
	};
}

function logActivity(
	store: Store,
	customer: Customer,
	body: Record<string, unknown>,
): HandlerResult {
	const input = body as Partial<Activity> & Pick<Activity, 'type' | 'title'>;
	const key = `${customer.id} ${input.activity_id}`;
	const existing = store.data.activities.get(key);
	if (existing) {
		const changed = store.change(existing, input);
		return { status: 200, body: changed, record: changed };
	}
	const now = store.now();
	const id = input.activity_id ?? store.newId('act');
	const activity: Activity = {
		details: null,
		status: null,
		occurred_at: now,
		...input,
		activity_id: id,
		customer_id: customer.id,
		created_at: now,
		updated_at: now,
	};
	const record = store.add(store.data.activities, `${customer.id} ${id}`, activity);
	return { status: 201, body: record, record };
}
