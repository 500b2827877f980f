/** One measurement, as the report shows it. */
export type Row = [what: string, ours: string, theirs: string, ratio: string, target: string];

const HEAD: Row = ['Work', 'GHL nodes', 'Comparison', 'Ratio', 'Target'];

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

export const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;

/** Returns the rows as a Markdown table. */
export function table(rows: readonly Row[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(HEAD), line(HEAD.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Returns the rows of a Markdown table. */
export const rowsIn = (markdown: string): Row[] =>
	markdown
		.split('\n')
		.filter((line) => line.startsWith('|'))
		.slice(2)
		.map(
			(line) =>
				line
					.slice(1, -1)
					.split('|')
					.map((cell) => cell.trim()) as Row,
		);
