import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { packageCredentials, packageNodes } from '../../harness/package';
import { formOf, formOfNode, type Form } from './form';
import { formFindings } from './formRules';
import { n8nFindings } from './n8nRules';

/** Each form that the package shows, by its source. */
const forms: Array<[string, Form]> = [
	...packageNodes().map(({ source, instance }): [string, Form] => [source, formOfNode(instance)]),
	...packageCredentials().map(({ source, instance }): [string, Form] => [
		source,
		formOf(instance.properties),
	]),
];

/**
 * n8n's rule requires options in alphabetical order. It reads source text, so it does not find the generated events
 * of a trigger. They are in the order in which they happen to a record.
 */
const withSortedEvents = ({ properties }: Form): INodeProperties[] =>
	properties.map((property) => {
		if (property.name !== 'events') return property;
		const options = [...(property.options as INodePropertyOptions[])];
		return { ...property, options: options.sort((a, b) => a.name.localeCompare(b.name)) };
	});

describe.each(forms)('%s', (_source, form) => {
	it("follows n8n's copy rules", () => {
		expect(n8nFindings(withSortedEvents(form))).toEqual([]);
	});

	it('follows the rules of this project', () => {
		expect(formFindings(form)).toEqual([]);
	});
});
