import type { Operation } from '../../nodes/shared/catalog/types';

/**
 * The places of the answer that each field of a simplified output is read from: for every field its alternatives,
 * without the positions in lists. What a function or code of the operation's own reads is not known.
 */
export function placesRead({ simplified, list, record, run, complete }: Operation): string[][] {
	if (!simplified || run || complete) return [];
	const base = list?.rows ?? record ?? '';
	const placeOf = (path: string) =>
		[base, ...path.split('.')].filter((name) => name !== '' && !/^\d+$/.test(name)).join('.');
	return Object.values(simplified)
		.filter((source) => typeof source !== 'function')
		.map((source) => [source].flat().flatMap((path) => path.split(' ').map(placeOf)));
}
