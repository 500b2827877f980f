import { operationProperties } from '../../../nodes/shared/catalog/properties';
import { actionNodes, operationsOf } from '../../operations/support/nodes';

const nodes = actionNodes();

it.each(nodes)('$name shows each form in the order in which it is declared', (action) => {
	const { properties } = action.node.description;
	const wrong = operationsOf(action.catalog).flatMap(({ resource, name, operation }) => {
		const shown = properties
			.filter(({ displayOptions: { show } = {} }) =>
				[show?.resource, show?.operation].every((values, i) =>
					values?.includes([resource, name][i]),
				),
			)
			.map((property) => property.name);
		const declared = operationProperties(operation).map((property) => property.name);
		return shown.join() === declared.join() ? [] : [{ form: `${resource}.${name}`, shown }];
	});
	expect(wrong).toEqual([]);
});
