import type { Operation } from '../../nodes/shared/catalog/types';

/**
 * Returns the response paths that each field of a simplified output reads: a list of alternatives for each field,
 * without list indices. Fields that a function computes, and operations with their own code, are skipped.
 */
export function sourcePaths({ simplified, list, record, run, complete }: Operation): string[][] {
	if (!simplified || run || complete) return [];
	const base = list?.rows ?? record ?? '';
	const fullPath = (path: string) =>
		[base, ...path.split('.')].filter((name) => name !== '' && !/^\d+$/.test(name)).join('.');
	return Object.values(simplified)
		.filter((source) => typeof source !== 'function')
		.map((source) => [source].flat().flatMap((path) => path.split(' ').map(fullPath)));
}
