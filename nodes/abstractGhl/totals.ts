import type { IDataObject } from 'n8n-workflow';

import { refuse } from '../shared/catalog/encode';
import type { EncodeContext } from '../shared/catalog/encode';
import type { Prepare } from '../shared/catalog/types';

/** Amounts that differ by less are equal: unit prices may have more digits than a total can. */
const HALF_A_CENT = 0.005;

const isSame = (a: number, b: number) => Math.abs(a - b) < HALF_A_CENT - 1e-9;
const amountOf = (value: unknown) => Number(value ?? 0);
const written = (amount: number) => String(Math.round(amount * 10_000) / 10_000);

/** What a line costs: its own total, else quantity times unit price to the cent. */
function lineTotal({ quantity, unit_price: price, total }: IDataObject): number {
	if (total !== undefined) return amountOf(total);
	return Math.round(amountOf(quantity) * amountOf(price) * 100) / 100;
}

type Place = Pick<EncodeContext, 'node' | 'itemIndex'>;

function checkLine(line: IDataObject, position: number, at: Place): void {
	const product = amountOf(line.quantity) * amountOf(line.unit_price);
	const own = lineTotal(line);
	// A total in cents may lie half a cent from the product, and counts as the same.
	if (Math.abs(own - product) <= HALF_A_CENT + 1e-9) return;
	throw refuse(
		at,
		`The total of line ${position + 1} (${String(line.name)}) is ${written(own)}, but ${written(amountOf(line.quantity))} × ${written(amountOf(line.unit_price))} is ${written(product)}`,
		'Correct the quantity, unit price or total of this line, or leave its total empty.',
	);
}

/**
 * Refuses an order whose total is not what its lines, discount, tax and shipping make (contract, `POST /orders`).
 * An order without lines or without a total has nothing to compare.
 */
export function assertTotals(order: IDataObject, at: Place): void {
	if (!Array.isArray(order.line_items)) return;
	const lines = order.line_items as IDataObject[];
	lines.forEach((line, position) => checkLine(line, position, at));
	if (order.total === undefined || lines.length === 0) return;
	const sum = lines.reduce((total, line) => total + lineTotal(line), 0);
	const { discount, tax, shipping } = order;
	const due = sum - amountOf(discount) + amountOf(tax) + amountOf(shipping);
	if (isSame(due, amountOf(order.total))) return;
	const parts = [
		`line items ${written(sum)}`,
		discount !== undefined && `minus discount ${written(amountOf(discount))}`,
		tax !== undefined && `plus tax ${written(amountOf(tax))}`,
		shipping !== undefined && `plus shipping ${written(amountOf(shipping))}`,
	].filter(Boolean);
	throw refuse(
		at,
		`The order total is ${written(amountOf(order.total))}, but its parts add up to ${written(due)}`,
		`Sum: ${parts.join(', ')}. Correct the total or the line items, or enter the discount, tax or shipping that explains the difference.`,
	);
}

/** Checks the totals of an order before it is sent. */
export const checkTotals: Prepare = async ({ body }, run) => assertTotals(body, run);
