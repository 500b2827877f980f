import type { IDataObject } from 'n8n-workflow';

import { inputError } from '../shared/catalog/encode';
import type { EncodeContext } from '../shared/catalog/encode';
import type { Prepare } from '../shared/catalog/types';
import { decimalsOf } from '../shared/core/currencies';
import { excerpt, numberOf, scalarText, textOf } from '../shared/core/guards';

/** Floating-point numbers that differ by less are equal. */
const EPSILON = 1e-9;

const amountOf = (value: unknown) => numberOf(value ?? 0);
const unitOf = (decimals: number) => 1 / 10 ** decimals;
const isMultiple = (amount: number, unit: number) =>
	Math.abs(amount / unit - Math.round(amount / unit)) < EPSILON * Math.max(1, amount / unit);

/**
 * The decimals of all currencies. An order without a currency can have any of them: an existing order keeps
 * its currency. Messages use the first one.
 */
const ALL_DECIMALS = [2, 0, 3, 4];

/**
 * Returns the possible smallest units of the order's currency: 0.01 for USD, 1 for JPY, 0.001 for KWD. Unit
 * prices can have more digits than a total.
 */
function unitsOf(order: IDataObject, lines: IDataObject[]): number[] {
	const code = textOf(order.currency);
	if (code !== '') return [unitOf(decimalsOf(code))];
	const { total, discount, tax, shipping } = order;
	const given = [total, discount, tax, shipping, ...lines.map((line) => line.total)];
	const isPossible = (unit: number) => given.every((amount) => isMultiple(amountOf(amount), unit));
	const [first, ...others] = ALL_DECIMALS.map(unitOf);
	return [first, ...others.filter(isPossible)];
}

/** Message and description of an error. */
type Flaw = [message: string, description: string];

const LINE_AMOUNTS = ['quantity', 'unit_price', 'total'];
const ORDER_AMOUNTS = ['total', 'discount', 'tax', 'shipping'];

const lineName = ({ name }: IDataObject, position: number) =>
	`line ${position + 1} (${scalarText(name)})`;

const written = (amount: number) => String(Math.round(amount * 10_000) / 10_000);

/**
 * Returns the total of a line. If it is empty, the total is quantity times unit price, rounded to the
 * smallest unit of the currency.
 */
function lineTotal({ quantity, unit_price: price, total }: IDataObject, unit: number): number {
	if (total !== undefined) return amountOf(total);
	return Math.round((amountOf(quantity) * amountOf(price)) / unit) * unit;
}

function flawOfLine(line: IDataObject, position: number, unit: number): Flaw | undefined {
	const product = amountOf(line.quantity) * amountOf(line.unit_price);
	const own = lineTotal(line, unit);
	// A rounded total can differ by half a unit from the product.
	if (Math.abs(own - product) <= unit / 2 + EPSILON) return undefined;
	return [
		`The total of ${lineName(line, position)} is ${written(own)}, but ${written(amountOf(line.quantity))} × ${written(amountOf(line.unit_price))} is ${written(product)}`,
		'Correct the quantity, unit price or total of this line, or leave its total empty.',
	];
}

function flawOfSum(order: IDataObject, lines: IDataObject[], unit: number): Flaw | undefined {
	if (order.total === undefined || lines.length === 0) return undefined;
	const sum = lines.reduce((total, line) => total + lineTotal(line, unit), 0);
	const { discount, tax, shipping } = order;
	const due = sum - amountOf(discount) + amountOf(tax) + amountOf(shipping);
	if (Math.abs(due - amountOf(order.total)) < unit / 2 - EPSILON) return undefined;
	const parts = [
		`line items ${written(sum)}`,
		discount !== undefined && `minus discount ${written(amountOf(discount))}`,
		tax !== undefined && `plus tax ${written(amountOf(tax))}`,
		shipping !== undefined && `plus shipping ${written(amountOf(shipping))}`,
	].filter(Boolean);
	return [
		`The order total is ${written(amountOf(order.total))}, but its parts add up to ${written(due)}`,
		`Sum: ${parts.join(', ')}. Correct the total or the line items, or enter the discount, tax or shipping that explains the difference.`,
	];
}

/** Whether a sum of products of such amounts is exact enough. */
const isUsable = (amount: number) => Math.abs(amount) <= Number.MAX_SAFE_INTEGER;

/** Names the first amount that is not a number, or is too large to calculate with. Undefined if there is none. */
function flawOfAmounts(
	values: IDataObject,
	names: readonly string[],
	of: string,
): Flaw | undefined {
	const wrong = names.find((name) => !isUsable(amountOf(values[name])));
	if (wrong === undefined) return undefined;
	return [
		`The ${wrong.replace('_', ' ')} of ${of} is not a valid number: ${excerpt(values[wrong])}`,
		'Enter a number, for example 19.99.',
	];
}

/** Returns the first amount of an order that is not a number. Returns undefined if there is none. */
function flawOfNumbers(order: IDataObject, lines: IDataObject[]): Flaw | undefined {
	const flaws = lines.map((line, position) =>
		flawOfAmounts(line, LINE_AMOUNTS, lineName(line, position)),
	);
	return (
		flaws.find((flaw) => flaw !== undefined) ?? flawOfAmounts(order, ORDER_AMOUNTS, 'the order')
	);
}

/** Returns the first difference in the totals of an order. Returns undefined if there is none. */
function flawOf(order: IDataObject, lines: IDataObject[], unit: number): Flaw | undefined {
	const flaws = lines.map((line, position) => flawOfLine(line, position, unit));
	return flaws.find((flaw) => flaw !== undefined) ?? flawOfSum(order, lines, unit);
}

/**
 * Rejects an order whose total is not the sum of its lines, discount, tax and shipping (contract, `POST
 * /orders`). An order without lines or without a total is not checked.
 *
 * @internal Exported for tests.
 */
export function assertTotals(
	order: IDataObject,
	at: Pick<EncodeContext, 'node' | 'itemIndex'>,
): void {
	if (!Array.isArray(order.line_items)) return;
	const lines = order.line_items as IDataObject[];
	const wrong = flawOfNumbers(order, lines);
	if (wrong) throw inputError(at, ...wrong);
	const flaws = unitsOf(order, lines).map((unit) => flawOf(order, lines, unit));
	const [flaw] = flaws;
	if (flaw && !flaws.includes(undefined)) throw inputError(at, ...flaw);
}

/** Checks the totals of an order before it is sent. */
export const checkTotals: Prepare = async ({ body }, run) => assertTotals(body, run);
