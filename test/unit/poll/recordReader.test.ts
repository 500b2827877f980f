import { readRecord, readRecords } from '../../../nodes/shared/poll/recordReader';
import type { FailureClass } from '../../../nodes/shared/poll/types';

/** The tests throw errors whose message is their class. */
const classify = (error: unknown) => (error as Error).message as FailureClass;

const readOf = (kinds: Record<string, FailureClass>) => async (id: string) => {
	await Promise.resolve();
	if (id in kinds) throw new Error(kinds[id]);
	return `record ${id}`;
};

describe('one record', () => {
	it('is found', async () => {
		const read = async () => await Promise.resolve(7);
		expect(await readRecord(read, classify)).toEqual({ kind: 'found', value: 7 });
	});

	it.each([
		['transient', 'unavailable'],
		['forbidden', 'unavailable'],
		['deleted', 'missing'],
		['invalid', 'missing'],
	] as const)('after a failure of the class %s is %s', async (failure, kind) => {
		const error = new Error(failure);
		expect(await readRecord(() => Promise.reject(error), classify)).toEqual({ kind, error });
	});

	it('throws if no request can succeed', async () => {
		const error = new Error('fatal');
		await expect(readRecord(() => Promise.reject(error), classify)).rejects.toBe(error);
	});
});

describe('several records', () => {
	const readAll = async (kinds: Record<string, FailureClass>, hasFound = false) => {
		const results = await readRecords(['a', 'b'], readOf(kinds), { classify, hasFound });
		return results.map(({ kind }) => kind);
	};

	it('are returned in order', async () => {
		const results = await readRecords(['a', 'b', 'c'], readOf({ b: 'deleted' }), {
			classify,
			hasFound: false,
		});
		expect(results).toEqual([
			{ kind: 'found', value: 'record a' },
			{ kind: 'missing', error: new Error('deleted') },
			{ kind: 'found', value: 'record c' },
		]);
	});

	it.each([
		[{ a: 'forbidden' }, ['unavailable', 'found']],
		[{ b: 'forbidden' }, ['found', 'unavailable']],
		[{ a: 'forbidden', b: 'transient' }, ['unavailable', 'unavailable']],
		[{ a: 'transient', b: 'transient' }, ['unavailable', 'unavailable']],
		[{ a: 'deleted', b: 'forbidden' }, ['missing', 'unavailable']],
	] as const)('can be partly forbidden: %j', async (kinds, expected) => {
		expect(await readAll(kinds)).toEqual(expected);
	});

	it('throw the first failure if the API forbids all of them', async () => {
		const errors = [new Error('forbidden'), new Error('forbidden')];
		const read = (index: number) => Promise.reject(errors[index]);
		const options = { classify, hasFound: false };
		await expect(readRecords([0, 1], read, options)).rejects.toBe(errors[0]);
	});

	it('can all be forbidden if the poll found another record', async () => {
		const kinds = { a: 'forbidden', b: 'forbidden' } as const;
		expect(await readAll(kinds, true)).toEqual(['unavailable', 'unavailable']);
	});

	it('can be none', async () => {
		expect(await readRecords([], readOf({}), { classify, hasFound: false })).toEqual([]);
	});

	it('are read five at a time', async () => {
		let current = 0;
		let most = 0;
		const read = async () => {
			most = Math.max(most, ++current);
			await Promise.resolve();
			current -= 1;
		};
		await readRecords(Array.from({ length: 12 }), read, { classify, hasFound: false });
		expect(most).toBe(5);
	});
});
