import { formOf } from './form';
import { houseFindings, houseRules } from './houseRules';

it.each(houseRules.map(({ rule, bad }) => [rule, bad] as const))(
	'finds a breach: %s',
	(rule, bad) => {
		expect(houseFindings(formOf(bad)).join('\n')).toContain(`${rule}: `);
	},
);

it('looks into collections', () => {
	const form = formOf([
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [{ displayName: 'Fast', name: 'fast', type: 'boolean', default: false }],
		},
	]);
	expect(houseFindings(form)).toEqual(['A switch says what it does: options.fast: no description']);
});

it('finds nothing in a good form', () => {
	const form = formOf([
		{
			displayName: 'Mode',
			name: 'mode',
			type: 'options',
			options: [
				{ name: 'Fast', value: 'fast' },
				{ name: 'Slow', value: 'slow' },
			],
			default: 'fast',
			description: 'How to do it. Slow is safe.',
		},
		{
			displayName: 'Source',
			name: 'source',
			type: 'string',
			displayOptions: { show: { mode: ['slow'] } },
			default: '',
			placeholder: 'e.g. shop 1',
		},
	]);
	expect(houseFindings(form)).toEqual([]);
});
