import { formOf } from './form';
import { formFindings, formRules } from './formRules';

it.each(formRules.map(({ rule, bad }) => [rule, bad] as const))(
	'finds a violation: %s',
	(rule, bad) => {
		expect(formFindings(formOf(bad)).join('\n')).toContain(`${rule}: `);
	},
);

it('finds violations in collections', () => {
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
	expect(formFindings(form)).toEqual(['A Boolean has a description: options.fast: no description']);
});

it('finds nothing in a valid form', () => {
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
	expect(formFindings(form)).toEqual([]);
});
