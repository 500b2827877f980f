import type { INodeProperties } from 'n8n-workflow';
import { text } from './examples';
import { n8nFindings, n8nRules } from './n8nRules';

const boolean = (more: object = {}): INodeProperties => ({
	...text(),
	type: 'boolean',
	default: false,
	...more,
});

const number = (more: object = {}): INodeProperties => ({
	...text(),
	type: 'number',
	default: 0,
	...more,
});

const options = (names: string[], more: object = {}): INodeProperties => ({
	...text(),
	type: 'options',
	options: names.map((name) => ({ name, value: name.toLowerCase() })),
	default: names[0].toLowerCase(),
	...more,
});

const LIMIT = {
	displayName: 'Limit',
	name: 'limit',
	description: 'Max number of results to return',
	typeOptions: { minValue: 1 },
	default: 50,
};

const UNSORTED = ['B', 'A', 'C', 'D', 'E'];

const fields = UNSORTED.map((name) => text({ displayName: name, name: name.toLowerCase() }));

const dynamic = (type: 'options' | 'multiOptions', more: object): INodeProperties =>
	text({
		displayName: type === 'options' ? 'Shop Name or ID' : 'Shop Names or IDs',
		type,
		typeOptions: { loadOptionsMethod: 'shops' },
		default: type === 'options' ? '' : [],
		...more,
	});

const operation = (option: object, more: object = {}): INodeProperties => ({
	...options(['Get']),
	displayName: 'Operation',
	name: 'operation',
	noDataExpression: true,
	options: [{ name: 'Get', value: 'get', action: 'Get order', ...option } as never],
	default: 'get',
	...more,
});

/** A value that violates each rule. */
const BAD: Record<string, INodeProperties> = {
	'collection-type-item-required': text({
		type: 'collection',
		default: {},
		options: [text({ required: true })],
	}),
	'collection-type-unsorted-items': text({ type: 'collection', default: {}, options: fields }),
	'color-type-unused': text({ name: 'color' }),
	'default-missing': text({ default: undefined }),
	'default-wrong-for-boolean': boolean({ default: '' }),
	'default-wrong-for-collection': text({ type: 'collection', default: '', options: [] }),
	'default-wrong-for-fixed-collection': text({ type: 'fixedCollection', default: '', options: [] }),
	'default-wrong-for-limit': number({ ...LIMIT, default: 100 }),
	'default-wrong-for-multi-options': options(['A'], { type: 'multiOptions', default: 'a' }),
	'default-wrong-for-number': number({ default: '5' }),
	'default-wrong-for-options': options(['A'], { default: 'b' }),
	'default-wrong-for-simplify': boolean({ name: 'simple', default: false }),
	'default-wrong-for-string': text({ default: 5 }),
	'description-boolean-without-whether': boolean({ description: 'Send it' }),
	'description-comma-separated-hyphen': text({ description: 'Comma separated list' }),
	'description-empty-string': text({ description: '' }),
	'description-excess-final-period': text({ description: 'Where it came from.' }),
	'description-excess-inner-whitespace': text({ description: 'Where  it came from' }),
	'description-identical-to-display-name': text({ description: 'The source' }),
	'description-line-break-html-tag': text({ description: 'Where it<br>came from' }),
	'description-lowercase-first-char': text({ description: 'where it came from' }),
	'description-miscased-id': text({ description: 'The shop id of it' }),
	'description-miscased-json': text({ description: 'Given as json text' }),
	'description-miscased-url': text({ description: 'The shop url of it' }),
	'description-missing-final-period': text({ description: 'One thing. Another thing' }),
	'description-missing-for-ignore-ssl-issues': boolean({ name: 'allowUnauthorizedCerts' }),
	'description-missing-for-return-all': boolean({ name: 'returnAll' }),
	'description-missing-for-simplify': boolean({ name: 'simple', default: true }),
	'description-missing-from-dynamic-multi-options': dynamic('multiOptions', {}),
	'description-missing-from-dynamic-options': dynamic('options', {}),
	'description-missing-from-limit': number({ ...LIMIT, description: undefined }),
	'description-unencoded-angle-brackets': text({ description: 'Such as <your shop> here' }),
	'description-untrimmed': text({ description: 'Where it came from ' }),
	'description-url-missing-protocol': text({ description: 'See <a href="x.com">this</a>' }),
	'description-weak': text({ description: 'Operation to perform' }),
	'description-wrong-for-dynamic-multi-options': dynamic('multiOptions', { description: 'Shops' }),
	'description-wrong-for-dynamic-options': dynamic('options', { description: 'Shop' }),
	'description-wrong-for-ignore-ssl-issues': boolean({
		name: 'allowUnauthorizedCerts',
		description: 'Whether to ignore it',
	}),
	'description-wrong-for-limit': number({ ...LIMIT, description: 'How many to return' }),
	'description-wrong-for-return-all': boolean({ name: 'returnAll', description: 'Whether all' }),
	'description-wrong-for-simplify': boolean({
		name: 'simple',
		default: true,
		description: 'Whether to simplify',
	}),
	'description-wrong-for-upsert': operation({ value: 'upsert', description: 'Make or change it' }),
	'display-name-excess-inner-whitespace': text({ displayName: 'Order  Source' }),
	'display-name-miscased': text({ displayName: 'order source' }),
	'display-name-miscased-id': text({ displayName: 'Order Id' }),
	'display-name-untrimmed': text({ displayName: 'Order Source ' }),
	'display-name-wrong-for-dynamic-multi-options': dynamic('multiOptions', { displayName: 'Shop' }),
	'display-name-wrong-for-dynamic-options': dynamic('options', { displayName: 'Shop' }),
	'display-name-wrong-for-simplify': boolean({ name: 'simple', displayName: 'Shorten' }),
	'display-name-wrong-for-update-fields': text({
		displayName: 'Changes',
		name: 'updateFields',
		type: 'collection',
		default: {},
		options: [],
	}),
	'fixed-collection-type-unsorted-items': text({
		type: 'fixedCollection',
		default: {},
		options: [{ displayName: 'Item', name: 'item', values: fields }],
	}),
	'hint-untrimmed': text({ hint: 'Look here ' }),
	'hint-url-missing-protocol': text({ hint: 'See <a href="x.com">this</a>' }),
	'min-value-wrong-for-limit': number({ ...LIMIT, typeOptions: { minValue: 0 } }),
	'multi-options-type-unsorted-items': options(UNSORTED, { type: 'multiOptions', default: [] }),
	'name-untrimmed': text({ name: 'source ' }),
	'operation-option-action-miscased': operation({ action: 'Get Order Now' }),
	'operation-option-action-wrong-for-get-many': operation({
		value: 'getAll',
		action: 'Get all orders',
	}),
	'operation-option-description-wrong-for-get-many': operation({
		value: 'getAll',
		description: 'Get all orders of a shop',
	}),
	'operation-option-without-action': operation({ action: undefined, description: 'One of them' }),
	'operation-without-no-data-expression': operation({}, { noDataExpression: undefined }),
	'option-description-identical-to-name': operation({ description: 'Get' }),
	'option-name-containing-star': options(['A*']),
	'option-name-duplicate': options(['A', 'A']),
	'option-name-wrong-for-get-many': operation({ name: 'List', value: 'getAll' }),
	'option-name-wrong-for-upsert': operation({ name: 'Upsert', value: 'upsert' }),
	'option-value-duplicate': options(['A', 'a']),
	'options-type-unsorted-items': options(UNSORTED),
	'placeholder-miscased-id': text({ placeholder: 'e.g. shop Id' }),
	'placeholder-missing-email': text({ displayName: 'Email', name: 'email' }),
	'required-false': text({ required: false }),
	'resource-with-plural-option': options(['Orders'], { name: 'resource', noDataExpression: true }),
	'resource-without-no-data-expression': options(['Order'], { name: 'resource' }),
	'type-options-missing-from-limit': number({ ...LIMIT, typeOptions: undefined }),
	'type-options-password-missing': text({ name: 'apiKey' }),
};

it('has an example for each rule', () => {
	expect(Object.keys(BAD).map((rule) => `node-param-${rule}`)).toEqual([...n8nRules].sort());
});

it.each(Object.entries(BAD))('finds a violation of %s', (rule, property) => {
	expect(n8nFindings([property]).join('\n')).toContain(`node-param-${rule}: `);
});

it('finds a violation in nested fields', () => {
	const nested = text({
		type: 'fixedCollection',
		default: {},
		options: [{ displayName: 'Item', name: 'item', values: [text({ displayName: 'some id' })] }],
	});
	expect(n8nFindings([nested])).toHaveLength(2);
});

it('finds nothing in valid copy', () => {
	expect(n8nFindings([text(), number(LIMIT), operation({}), options(['A', 'B'])])).toEqual([]);
});
