import { decimalsOf, roundAmount, toMajorUnits, toMinorUnits } from '../server/currency';
import { invalid, ContractError } from './errors';
import { onlyFields, pageOf } from './lists';
import { ORDER_STATUSES } from './seed';
import type { HandlerResult, Handler, Store } from './store';
import type { LineItem, Order } from './types';

type OrderInput = Partial<Order> & Pick<Order, 'order_id' | 'customer_id' | 'total'>;

/** Returns lines with their totals. */
const withTotals = (lines: LineItem[], currency: string): LineItem[] =>
	lines.map((line) => ({
		...line,
		total: line.total ?? roundAmount(line.quantity * line.unit_price, currency),
	}));

/** Returns the amount that lines, discount, tax and shipping add up to, in major units. */
function amountOf({ line_items, discount, tax, shipping, currency }: Order): number {
	const units = (amount: number) => toMinorUnits(amount, currency);
	const sum = line_items.reduce((total, line) => total + units(Number(line.total)), 0);
	return toMajorUnits(sum - units(discount) + units(tax) + units(shipping), currency);
}

/** Rejects totals that do not match, as `POST /orders` in the contract describes. */
function checkTotals(order: Order): void {
	const { currency } = order;
	const unit = 10 ** -decimalsOf(currency);
	const details = order.line_items.flatMap(({ quantity, unit_price, total }, i) => {
		// A client may round the product of fractions half a unit up or down.
		const rounded = roundAmount(Number(total), currency);
		if (Math.abs(rounded - quantity * unit_price) <= unit / 2 + 1e-8) return [];
		return [{ field: `line_items.${i}.total`, message: `is not ${quantity} × ${unit_price}` }];
	});
	const due = amountOf(order);
	if (order.line_items.length > 0 && due !== roundAmount(order.total, currency)) {
		details.push({
			field: 'total',
			message: `is ${order.total}, but the line items add up to ${due}`,
		});
	}
	if (details.length === 0) return;
	throw new ContractError(422, 'totals_differ', 'The totals of the order do not match', details);
}

/** Returns the handlers of orders, by operation ID. */
export function orderHandlers(store: Store): Record<string, Handler> {
	const resultOf = (record: Order, status = 200): HandlerResult => ({
		status,
		body: record,
		record,
	});

	/** Rejects customers and statuses that the account does not have. */
	function checkNames({ customer_id, status }: Partial<Order>): void {
		if (customer_id !== undefined && !store.data.customers.has(customer_id)) {
			throw invalid('customer_id', `the customer ${customer_id} does not exist`, 'unknown');
		}
		if (status !== undefined && !(ORDER_STATUSES as readonly string[]).includes(status)) {
			throw invalid('status', `is not one of ${ORDER_STATUSES.join(', ')}`, 'unknown');
		}
	}

	/** Changes an order. If the totals do not match, nothing changes. */
	function change(
		order: Order,
		{ custom_fields, line_items, ...rest }: Partial<Order>,
	): HandlerResult {
		checkNames(rest);
		const { currency } = { ...order, ...rest };
		const patch: Partial<Order> = {
			...rest,
			...(line_items && { line_items: withTotals(line_items, currency) }),
			...(custom_fields && { custom_fields: { ...order.custom_fields, ...custom_fields } }),
		};
		checkTotals({ ...order, ...patch });
		return resultOf(store.change(order, patch, 'order'));
	}

	function create(input: OrderInput): HandlerResult {
		checkNames(input);
		const now = store.now();
		const { currency = 'USD' } = input;
		const order: Order = {
			currency,
			status: 'pending',
			status_since: now,
			source_status: null,
			cancel_reason: null,
			placed_at: now,
			discount: 0,
			tax: 0,
			shipping: 0,
			custom_fields: {},
			...input,
			line_items: withTotals(input.line_items ?? [], currency),
			created_at: now,
			updated_at: now,
		};
		checkTotals(order);
		return resultOf(store.add(store.data.orders, order.order_id, order, 'order'), 201);
	}

	return {
		upsertOrder: ({ body }) => {
			const input = body as unknown as OrderInput;
			const existing = store.data.orders.get(input.order_id);
			return existing ? change(existing, input) : create(input);
		},
		listOrders: ({ query }) => {
			const page = pageOf({
				rows: store.data.orders.values(),
				idOf: ({ order_id }) => order_id,
				query,
				filters: {
					customer_id: ({ customer_id }, wanted) => customer_id === wanted,
					status: ({ status }, wanted) => status === wanted,
				},
				texts: ({ order_id, line_items }) => [order_id, ...line_items.map(({ name }) => name)],
			});
			const data = page.data.map((row) => onlyFields(row, query.fields, 'order_id'));
			return { status: 200, body: { ...page, data } };
		},
		getOrder: ({ params, query }) => ({
			status: 200,
			body: onlyFields(store.order(params.order_id), query.fields, 'order_id'),
		}),
		updateOrder: ({ params, body }) => change(store.order(params.order_id), body),
		setOrderStatus: ({ params, body }) => change(store.order(params.order_id), body),
		setLineItems: ({ params, body }) => {
			const order = store.order(params.order_id);
			const input = body as Partial<Order> & Pick<Order, 'line_items'>;
			const line_items = withTotals(input.line_items, order.currency);
			const total = input.total ?? amountOf({ ...order, ...input, line_items });
			return change(order, { ...input, line_items, total });
		},
		attachOrder: ({ params, body }) => change(store.order(params.order_id), body),
		cancelOrder: ({ params, body }) => {
			const order = store.order(params.order_id);
			if (order.status === 'cancelled') return resultOf(order);
			const cancel_reason = (body.reason as string | undefined) ?? null;
			return resultOf(store.change(order, { status: 'cancelled', cancel_reason }, 'order'));
		},
	};
}
