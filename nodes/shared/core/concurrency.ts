/**
 * Maps with at most `width` tasks in progress. Results are in the order of the items. After the first
 * failure no new task is started, and the failure is thrown when the running tasks have ended.
 */
export async function mapConcurrently<T, R>(
	items: readonly T[],
	width: number,
	task: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
	const results: R[] = [];
	let next = 0;
	let failed = false;
	const worker = async () => {
		while (next < items.length && !failed) {
			const index = next++;
			try {
				results[index] = await task(items[index], index);
			} finally {
				// A result that is missing means that the task failed.
				failed ||= !Object.hasOwn(results, index);
			}
		}
	};
	const settled = await Promise.allSettled(
		Array.from({ length: Math.min(width, items.length) }, worker),
	);
	const rejected = settled.find(({ status }) => status === 'rejected');
	if (rejected) await Promise.reject((rejected as PromiseRejectedResult).reason);
	return results;
}
