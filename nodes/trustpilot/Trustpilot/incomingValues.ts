import { getPath } from '../../shared/core/paths';

/** Returns a text or number as trimmed text. Other values, such as objects, become empty. */
const plainText = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

/**
 * Returns the first text that a record contains at one of several dotted paths. Empty if there is none. The
 * texts of a path with spaces are joined: `first_name last_name`.
 *
 * @param usable Returns the usable part of a text. If it is empty, the next path counts.
 */
export function firstText(
	record: unknown,
	paths: readonly string[],
	usable = (text: string): string => text,
): string {
	for (const path of paths) {
		const texts = path.split(' ').map((part) => plainText(getPath(record, part)));
		const text = usable(texts.filter((one) => one !== '').join(' '));
		if (text) return text;
	}
	return '';
}
