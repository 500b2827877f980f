const STEPS = [1, 2, 5, 10];

/** An axis: its lowest and highest value, and the values to label. */
export interface Scale {
	min: number;
	max: number;
	ticks: number[];
}

/**
 * Returns an axis from 0 or the lowest value up to the highest value, with at most about five round labels.
 *
 * @param smallest The smallest distance between two labels, such as the smallest unit of a currency.
 */
export function scaleOf(values: readonly number[], smallest: number): Scale {
	const lowest = values.reduce((min, value) => Math.min(min, value), 0);
	const highest = values.reduce((max, value) => Math.max(max, value), 0);
	const range = highest - lowest;
	if (range === 0) return { min: 0, max: smallest, ticks: [0] };
	const power = 10 ** Math.floor(Math.log10(range / 4));
	const factor = STEPS.find((one) => one * power >= range / 4) ?? 10;
	const step = Math.max(factor * power, smallest);
	const first = Math.floor(lowest / step);
	const last = Math.ceil(highest / step);
	const ticks = Array.from({ length: last - first + 1 }, (_, index) => {
		// 3 × 0.1 is 0.30000000000000004.
		return Number(((first + index) * step).toPrecision(12));
	});
	return { min: first * step, max: last * step, ticks };
}
