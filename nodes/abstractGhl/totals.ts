import type { IDataObject } from 'n8n-workflow';

import { inputError } from '../shared/catalog/encode';
import type { EncodeContext } from '../shared/catalog/encode';
import type { Prepare } from '../shared/catalog/types';
import { decimalsOf } from '../shared/core/currencies';
import { textOf } from '../shared/core/guards';

/** Floating-point numbers that differ by less are equal. */
const EPSILON = 1e-9;

/**
 * Returns the smallest unit of the order's currency: 0.01 for USD, 1 for JPY, 0.001 for KWD. Unit prices can
 * have more digits than a total.
 */
const unitOf = ({ currency }: IDataObject): number => 1 / 10 ** decimalsOf(textOf(currency));

const amountOf = (value: unknown) => Number(value ?? 0);
const written = (amount: number) => String(Math.round(amount * 10_000) / 10_000);

/**
 * Returns the total of a line. If it is empty, the total is quantity times unit price, rounded to the
 * smallest unit of the currency.
 */
function lineTotal({ quantity, unit_price: price, total }: IDataObject, unit: number): number {
	if (total !== undefined) return amountOf(total);
	return Math.round((amountOf(quantity) * amountOf(price)) / unit) * unit;
}

type ItemReference = Pick<EncodeContext, 'node' | 'itemIndex'>;

function checkLine(line: IDataObject, position: number, unit: number, at: ItemReference): void {
	const product = amountOf(line.quantity) * amountOf(line.unit_price);
	const own = lineTotal(line, unit);
	// A rounded total can differ by half a unit from the product.
	if (Math.abs(own - product) <= unit / 2 + EPSILON) return;
	throw inputError(
		at,
		`The total of line ${position + 1} (${String(line.name)}) is ${written(own)}, but ${written(amountOf(line.quantity))} × ${written(amountOf(line.unit_price))} is ${written(product)}`,
		'Correct the quantity, unit price or total of this line, or leave its total empty.',
	);
}

/**
 * Rejects an order whose total is not the sum of its lines, discount, tax and shipping (contract, `POST
 * /orders`). An order without lines or without a total is not checked.
 *
 * @internal Exported for tests.
 */
export function assertTotals(order: IDataObject, at: ItemReference): void {
	if (!Array.isArray(order.line_items)) return;
	const lines = order.line_items as IDataObject[];
	const unit = unitOf(order);
	lines.forEach((line, position) => checkLine(line, position, unit, at));
	if (order.total === undefined || lines.length === 0) return;
	const sum = lines.reduce((total, line) => total + lineTotal(line, unit), 0);
	const { discount, tax, shipping } = order;
	const due = sum - amountOf(discount) + amountOf(tax) + amountOf(shipping);
	if (Math.abs(due - amountOf(order.total)) < unit / 2 - EPSILON) return;
	const parts = [
		`line items ${written(sum)}`,
		discount !== undefined && `minus discount ${written(amountOf(discount))}`,
		tax !== undefined && `plus tax ${written(amountOf(tax))}`,
		shipping !== undefined && `plus shipping ${written(amountOf(shipping))}`,
	].filter(Boolean);
	throw inputError(
		at,
		`The order total is ${written(amountOf(order.total))}, but its parts add up to ${written(due)}`,
		`Sum: ${parts.join(', ')}. Correct the total or the line items, or enter the discount, tax or shipping that explains the difference.`,
	);
}

/** Checks the totals of an order before it is sent. */
export const checkTotals: Prepare = async ({ body }, run) => assertTotals(body, run);
