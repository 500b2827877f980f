import { fieldTable, group, rows } from '../../nodes/shared/catalog/fields';
import { operation } from '../../nodes/shared/catalog/types';
import { fullForms, sentFields } from './fullForm';

describe('full forms', () => {
	const f = fieldTable({
		kind: {
			displayName: 'Kind',
			type: 'options',
			options: ['green', 'black', 'mate'].map((value) => ({ name: value, value })),
		},
		milk: {
			displayName: 'Milk',
			type: 'options',
			at: 'extra.milk',
			options: ['oat', 'cow'].map((value) => ({ name: value, value })),
			showWhen: { kind: ['black'] },
		},
		grams: { displayName: 'Grams', type: 'number', typeOptions: { minValue: 5 } },
		free: { displayName: 'Free', type: 'json', in: 'query' },
		hidden: { displayName: 'Hidden', type: 'string', in: 'none', placeholder: 'e.g. x' },
	});
	const brew = operation('POST /teas', {
		name: 'Brew',
		action: 'Brew tea',
		description: 'Make tea',
		fields: [f.kind, f.milk],
		additional: [
			{ name: 'cups', ...rows({ displayName: 'Cups', rowName: 'Cup' }, [f.grams]) },
			{ name: 'pot', ...group({ displayName: 'Pot' }, [f.hidden, f.free]) },
		],
	});

	it('fill in each field and select each option, for each value that shows it', () => {
		const forms = fullForms(brew, { parameters: { output: 'raw' } });
		expect(forms[0]).toMatchObject({
			output: 'raw',
			additionalFields: {
				cups: { rows: [{ grams: 5 }] },
				pot: { hidden: 'x', free: '{ "key": "value" }' },
			},
		});
		const pairs = forms.map(({ kind, milk }) => `${String(kind)} ${String(milk)}`);
		expect(pairs).toEqual(
			expect.arrayContaining(['black oat', 'black cow', 'green oat', 'mate oat']),
		);
	});

	it('use the samples of the case and skip fields with a null sample', () => {
		const samples = { free: '[1]', grams: null };
		const [form] = fullForms(brew, { samples });
		expect(form.additionalFields).toEqual({
			cups: { rows: [{}] },
			pot: { hidden: 'x', free: '[1]' },
		});
		expect(sentFields(brew, { samples }).map(({ path }) => path)).toEqual([
			'kind',
			'extra.milk',
			'pot.free',
		]);
	});

	it('throw for a field that needs a sample', () => {
		const fields = [{ name: 'map', displayName: 'Map', type: 'resourceMapper' as const }];
		expect(() => fullForms({ ...brew, fields }, {})).toThrow("sample for 'map'");
	});
});
