import { readDetails, type DetailsOptions } from '../../../nodes/shared/poll/details';
import type { Emission, FailureClass, Row } from '../../../nodes/shared/poll/types';
import { FakeApi } from './fakeApi';

const emissionOf = (id: string, more: Partial<Emission> = {}): Emission => ({
	event: 'orderCreated',
	id,
	record: { _id: id },
	...more,
});
const child = (id: string) => emissionOf(id, { record: { _id: 'child' }, isChild: true });
const emissionsOf = (count: number) =>
	Array.from({ length: count }, (_, i) => emissionOf(String(i)));

/** Reads details in virtual time: each one takes a second. */
async function read(
	emissions: Emission[],
	kinds: Record<string, FailureClass> = {},
	more: Partial<DetailsOptions> = {},
) {
	const requests: string[] = [];
	const details = async ({ _id }: Row) => {
		await Promise.resolve();
		requests.push(String(_id));
		const kind = kinds[String(_id)];
		if (kind) throw new Error(kind);
		return { _id, lines: 2 };
	};
	const result = await readDetails(new FakeApi().source({ details }), emissions, {
		now: () => requests.length,
		deadline: Infinity,
		classify: (error) => (error as Error).message as FailureClass,
		isLastAttempt: false,
		...more,
	});
	return {
		...result,
		records: [...result.records].map(([id, { _id, lines }]) => [id, _id, lines]),
		failures: result.failures.map(({ id, error }) => [id, (error as Error).message]),
		requests,
	};
}

const found = (...ids: string[]) => ids.map((id) => [id, id, 2]);

describe('the details of records', () => {
	it('are not limited if the list has none', async () => {
		const options = { now: () => 9, deadline: 0, classify: () => 'fatal', isLastAttempt: false };
		const source = new FakeApi().source();
		expect(await readDetails(source, emissionsOf(20), options as DetailsOptions)).toEqual({
			records: new Map(),
			ready: Infinity,
			isWaiting: false,
			failures: [],
		});
	});

	it('are read once for each record', async () => {
		const emissions = [emissionOf('a'), emissionOf('b'), emissionOf('a')];
		expect(await read(emissions)).toEqual({
			records: found('a', 'b'),
			ready: 2,
			isWaiting: false,
			failures: [],
			requests: ['a', 'b'],
		});
	});

	it.each([
		['only a child', [child('a')], []],
		['a child and the record', [child('a'), emissionOf('a')], ['a']],
		['the record and a child', [emissionOf('a'), child('a')], ['a']],
	])('are read if the record is emitted: %s', async (_name, emissions, requests) => {
		const result = await read([...emissions, emissionOf('b')]);
		expect(result.requests).toEqual([...requests, 'b']);
		expect(result.records).toEqual(found(...requests, 'b'));
		expect(result).toMatchObject({ ready: 2, failures: [] });
	});

	it.each([
		['are read for the first five records in any case', 0, 5],
		['are not read after the deadline', 5, 5],
		['are read five at a time until the deadline', 6, 10],
		['are read to the end before the deadline', 11, 12],
	])('%s', async (_name, deadline, ready) => {
		const result = await read(emissionsOf(12), {}, { deadline });
		expect(result).toMatchObject({ ready, isWaiting: false });
		expect(result.requests).toHaveLength(ready);
	});

	it('stop at a record that a later poll can read', async () => {
		const result = await read(emissionsOf(8), { 1: 'deleted', 2: 'transient', 3: 'invalid' });
		expect(result).toMatchObject({
			records: found('0'),
			ready: 2,
			isWaiting: true,
			failures: [
				['1', 'deleted'],
				['2', 'transient'],
			],
		});
		expect(result.requests).toHaveLength(5);
	});

	it('skip such a record in the last attempt', async () => {
		const kinds = { 1: 'transient', 2: 'forbidden' } as const;
		expect(await read(emissionsOf(6), kinds, { isLastAttempt: true })).toMatchObject({
			records: found('0', '3', '4', '5'),
			ready: 6,
			isWaiting: false,
			failures: [
				['1', 'transient'],
				['2', 'forbidden'],
			],
		});
	});

	it('fail if the API forbids the first ones, but not if it returned others', async () => {
		await expect(read(emissionsOf(1), { 0: 'forbidden' })).rejects.toThrow('forbidden');
		const result = await read(emissionsOf(6), { 5: 'forbidden' });
		expect(result).toMatchObject({ ready: 5, isWaiting: true });
	});
});
