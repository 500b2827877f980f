import { describeError } from '../../../nodes/shared/http/requestLog';
import { classify } from '../../../nodes/shared/poll/trigger';
import type { Row } from '../../../nodes/shared/poll/types';
import { at, List, range, rowAt, rowsAt } from './scanList';

const texts = (from: number, to: number) => range(from, to).map(String);
const unsorted = (last: number) => rowsAt(1, 3, 2, ...range(4, last));

describe('a scan after its deadline', () => {
	it.each([
		[1, 10],
		[2, 19],
	])('at second %i ends with minute %i of a sorted list', async (deadline, last) => {
		const list = new List(rowsAt(...range(1, 60)), { total: null });
		const { ids, completeUntil } = await list.scan({ deadline });
		expect(ids).toEqual(texts(1, last));
		expect(completeUntil).toBe(at(last));
		expect(list.requests).toHaveLength(deadline);
	});

	it('continues until it has passed the requested time', async () => {
		const list = new List(rowsAt(...range(-19, 60)), { paging: 'cursor' });
		const { ids, completeUntil } = await list.scan({ deadline: 0 });
		// The second page ends at the requested time.
		expect(ids).toEqual(texts(0, 10));
		expect(completeUntil).toBe(at(10));
		expect(list.requests).toHaveLength(3);
	});

	it('continues after a page whose rows cannot be watched', async () => {
		const odd = range(1, 10).map((number) => ({ number }) as Row);
		const rows = [...rowsAt(...range(-9, 0)), ...odd, ...rowsAt(...range(1, 40))];
		const list = new List(rows, { paging: 'cursor' });
		expect((await list.scan({ deadline: 0 })).completeUntil).toBe(at(10));
	});

	it('continues while the order of the list is not certain', async () => {
		const rows = [
			...range(1, 10).map((number) => rowAt(1, `a${number}`)),
			...rowsAt(...range(2, 40)),
		];
		const list = new List(rows, { paging: 'cursor' });
		expect((await list.scan({ deadline: 0 })).completeUntil).toBe(at(11));
	});

	it('fails if the list is not sorted. The next poll tries again', async () => {
		const failure: unknown = await new List(unsorted(40)).scan({ deadline: 1 }).catch((e) => e);
		expect(describeError(failure)).toContain(
			'The list is not sorted by time and too long to read in one poll. Shorten the look-back window.',
		);
		expect(classify(failure)).toBe('transient');
	});

	it('does not fail if the unsorted list has no more rows', async () => {
		const { ids, completeUntil } = await new List(unsorted(10)).scan({ deadline: 1 });
		expect(ids).toEqual(texts(1, 10));
		expect(completeUntil).toBeUndefined();
	});

	it('does not fail if the unsorted list ends before the deadline', async () => {
		const list = new List(unsorted(19), { total: null });
		expect((await list.scan({ deadline: 3 })).ids).toEqual(texts(1, 19));
		await expect(list.scan({ deadline: 5 })).rejects.toThrow('not sorted');
	});
});
