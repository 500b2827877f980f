import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** A valid text parameter with the given changes. */
export const text = (more: object = {}): INodeProperties => ({
	displayName: 'Source',
	name: 'source',
	type: 'string',
	default: '',
	...more,
});

/** A valid resource and operation selector. The operation has the given changes. */
export const operation = (more: Partial<INodePropertyOptions>): INodeProperties[] => {
	const good = { name: 'Get', value: 'get', action: 'Get order', description: 'Retrieve an order' };
	return [
		text({
			name: 'resource',
			type: 'options',
			options: [{ name: 'Order', value: 'order' }],
			default: 'order',
		}),
		text({
			name: 'operation',
			type: 'options',
			displayOptions: { show: { resource: ['order'] } },
			options: [{ ...good, ...more }],
		}),
	];
};

/** A resource locator with an ID mode only, with the given changes. */
export const locator = (more: object): INodeProperties[] => [
	text({
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [{ displayName: 'By ID', name: 'id', type: 'string' }],
		...more,
	}),
];
