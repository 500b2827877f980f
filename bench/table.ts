/** One measurement, as the report shows it. */
export type Row = [what: string, ours: string, theirs: string, ratio: string, target: string];

/** Returns a row with two numbers and their ratio. */
export const ratioRow = (
	what: string,
	ours: number,
	theirs: number,
	unit: (n: number) => string,
	target: string,
): Row => [what, unit(ours), unit(theirs), `${(ours / theirs).toFixed(2)} ×`, target];

export const median = (values: number[]) =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

export const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

/** Returns the rows as a Markdown table. */
export function table(rows: Row[]): string {
	const head: Row = ['Work', 'GHL nodes', 'Comparison', 'Ratio', 'Target'];
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
