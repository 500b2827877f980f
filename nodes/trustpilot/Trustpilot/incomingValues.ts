import { getPath } from '../../shared/core/paths';

/** A text or number as trimmed text; empty for other values, such as objects. */
const plainText = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

/**
 * The first text that a record contains at one of several dotted paths; empty if there is none. The
 * texts of a path with blanks are joined: `first_name last_name`.
 */
export function firstText(record: unknown, paths: readonly string[]): string {
	for (const path of paths) {
		const texts = path.split(' ').map((part) => plainText(getPath(record, part)));
		const text = texts.filter((one) => one !== '').join(' ');
		if (text) return text;
	}
	return '';
}
