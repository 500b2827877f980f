/** Returns a text as inline code. */
export const code = (text: string): string => `\`${text}\``;

/** Returns the anchor that GitHub gives to a heading. */
export const anchor = (heading: string): string =>
	heading
		.toLowerCase()
		.replace(/[^\w\s-]/g, '')
		.trim()
		.replace(/\s/g, '-');

/** Returns a text as one line of Markdown, with bold text but without other markup. */
export const plain = (text: string): string =>
	text
		.replace(/\s+/g, ' ')
		.replace(/<a href="[^"]*">([^<]*)<\/a>/g, '$1')
		.split(/<\/?b>/)
		.map((part) => part.replace(/[\\*_<>[\]`|]/g, (character) => `\\${character}`))
		.join('**');

/** Returns a table. */
export const table = (head: string[], rows: string[][]): string =>
	[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
