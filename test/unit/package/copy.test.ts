import { packageCredentials, packageNodes } from '../../harness/package';
import { formOf, formOfNode, type Form } from './form';
import { houseFindings } from './houseRules';
import { n8nFindings } from './n8nRules';

/** Every form that the package shows, by its source. */
const forms: Array<[string, Form]> = [
	...packageNodes().map(({ source, instance }): [string, Form] => [source, formOfNode(instance)]),
	...packageCredentials().map(({ source, instance }): [string, Form] => [
		source,
		formOf(instance.properties),
	]),
];

describe.each(forms)('%s', (_source, form) => {
	it("keeps n8n's copy rules", () => {
		expect(n8nFindings(form.properties)).toEqual([]);
	});

	it('keeps the rules of the house', () => {
		expect(houseFindings(form)).toEqual([]);
	});
});
