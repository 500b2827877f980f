import { counted, day, label, listEntries, money } from '../../../nodes/shared/engine/listEntries';

describe('the name of an entry', () => {
	it('joins its parts, without those that are empty or no text', () => {
		expect(label('Ana', '', undefined, ' Diaz ', { name: 'x' }, 7)).toBe('Ana · Diaz · 7');
	});

	it.each([
		[3, '3 in stock'],
		[0, '0 in stock'],
		[undefined, ''],
		[{}, ''],
	])('writes the count %j as "%s"', (count, text) => {
		expect(counted(count, (number) => `${number} in stock`)).toBe(text);
	});

	it.each([
		[9.5, 'EUR', '9.5 EUR'],
		[9.5, undefined, '9.5'],
		[null, 'EUR', ''],
	])('writes the amount %j in %j as "%s"', (amount, currency, text) => {
		expect(money(amount, currency)).toBe(text);
	});

	it('contains the day of a time', () => {
		expect(day(' 2026-08-25T22:00:00.000Z')).toBe('2026-08-25');
	});
});

describe('the entries of a list', () => {
	const rows = [
		{ name: 'Beans', value: 'p1' },
		{ name: '', value: ' p2 ' },
		{ name: 'No ID', value: '' },
		{ name: 'Not an ID', value: { id: 'p3' } },
		{ name: 'Prototype', value: '__proto__' },
		{ name: 'bean bag', value: 4 },
	];

	it('omit records without a usable ID, and show the ID if there is no name', () => {
		expect(listEntries(rows)).toEqual([
			{ name: 'Beans', value: 'p1' },
			{ name: 'p2', value: 'p2' },
			{ name: 'bean bag', value: '4' },
		]);
	});

	it('are those whose name contains the text, in any case', () => {
		expect(listEntries(rows, 'BEAN').map(({ value }) => value)).toEqual(['p1', '4']);
		expect(listEntries(rows, 'beans').map(({ value }) => value)).toEqual(['p1']);
		expect(listEntries(rows, 'P2').map(({ value }) => value)).toEqual(['p2']);
	});
});
