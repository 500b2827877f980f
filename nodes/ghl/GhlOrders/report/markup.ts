import { scalarText } from '../../../shared/core/guards';

/** HTML or SVG in which all values are escaped. Only {@link markup} and constants create it. */
export class Markup {
	constructor(readonly text: string) {}
}

/** A value in a template. Lists are joined. Missing values are omitted. */
type Part = Markup | string | number | undefined | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};
/** Characters that XML does not allow. With one of them, no browser shows an SVG file. */
const INVALID = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

/** Escapes a text for an element or a quoted attribute. */
const escapeText = (text: string): string =>
	text.replace(INVALID, '').replace(/[&<>"']/g, (character) => ENTITIES[character]);

function textOfPart(part: Part): string {
	if (part instanceof Markup) return part.text;
	if (Array.isArray(part)) return part.map(textOfPart).join('');
	return escapeText(scalarText(part));
}

/** A template of HTML or SVG. It escapes each value that is not markup itself. Attributes must be quoted. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
	const text = strings.map((string, index) => string + textOfPart(parts[index])).join('');
	return new Markup(text);
}
