/**
 * Returns the value of the resource mapper when custom fields of each kind are filled in. `fields` contains their
 * IDs by name.
 */
export const mapper = (fields: Record<string, string>) => ({
	mappingMode: 'defineBelow',
	value: {
		[fields['Favorite Roast']]: 'Dark',
		[fields.Interests]: 'Espresso, Workshops',
		[fields['Loyalty Points']]: 120,
		[fields['Member Since']]: '2026-11-24',
		[fields['Delivery Notes']]: null,
	},
	matchingColumns: [],
	schema: [
		...[
			{ name: 'Favorite Roast', type: 'options', options: ['Light', 'Medium', 'Dark'] },
			{ name: 'Interests', type: 'string', options: ['Espresso', 'Filter', 'Workshops'] },
			{ name: 'Loyalty Points', type: 'number' },
			{ name: 'Member Since', type: 'dateTime' },
			{ name: 'Delivery Notes', type: 'string' },
		].map(({ name, options, ...field }) => ({
			...field,
			id: fields[name],
			displayName: name,
			required: false,
			defaultMatch: false,
			display: true,
			...(options && { options: options.map((value) => ({ name: value, value })) }),
		})),
	],
});

/** Returns the same fields as the request contains them. */
export const sentFields = (fields: Record<string, string>) => [
	{ id: fields['Favorite Roast'], field_value: 'Dark' },
	{ id: fields.Interests, field_value: ['Espresso', 'Workshops'] },
	{ id: fields['Loyalty Points'], field_value: 120 },
	{ id: fields['Member Since'], field_value: '2026-11-24' },
];

/** The same fields as the output names them. */
export const namedFields = {
	'Favorite Roast': 'Dark',
	Interests: ['Espresso', 'Workshops'],
	'Loyalty Points': 120,
	'Member Since': '2026-11-24',
};
