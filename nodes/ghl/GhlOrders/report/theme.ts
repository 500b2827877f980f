import type { Theme } from './view';

/** Colors by their purpose. */
export const PALETTES = {
	light: {
		page: '#f4f5f7',
		card: '#ffffff',
		line: '#e2e5ea',
		text: '#1c2128',
		muted: '#5d6673',
		net: '#2f6fed',
		refunded: '#f0b25c',
		hover: '#eef1f6',
		star: '#00875a',
		notice: '#fff6e0',
	},
	dark: {
		page: '#0e1116',
		card: '#171b22',
		line: '#2b313b',
		text: '#e7eaee',
		muted: '#9aa5b3',
		net: '#5b93ff',
		refunded: '#d99a45',
		hover: '#222833',
		star: '#35c58b',
		notice: '#3a2f14',
	},
} as const;

/** The fonts of the device. The report loads no font. */
export const FONT = 'system-ui, -apple-system, Roboto, Helvetica, Arial, sans-serif';

const variablesOf = (palette: Record<string, string>): string =>
	Object.entries(palette)
		.map(([name, color]) => `--${name}:${color}`)
		.join(';');

/** Returns the rules that set the colors as variables of the root element. */
export function colorRules(theme: Theme): string {
	const rule = (name: 'dark' | 'light') =>
		`:root{color-scheme:${name};${variablesOf(PALETTES[name])}}`;
	if (theme !== 'auto') return rule(theme);
	return `${rule('light')}@media (prefers-color-scheme:dark){${rule('dark')}}`;
}

/** Rules of the charts, in a page and in an SVG file. */
export const CHART_RULES = [
	`.chart text{font:12px ${FONT};fill:var(--muted)}`,
	'.chart .name{font-size:13px;fill:var(--text)}',
	'.chart .value{font-size:13px;font-weight:600;fill:var(--text)}',
	'.chart .grid{stroke:var(--line);stroke-width:1}',
	'.chart .net{fill:var(--net)}',
	'.chart .refunded{fill:var(--refunded)}',
	'.chart .track{fill:var(--hover)}',
	'.chart .area{fill:transparent}',
	'.chart .bar:hover .area{fill:var(--muted);fill-opacity:.12}',
].join('\n');
