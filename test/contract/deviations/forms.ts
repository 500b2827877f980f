import type { Deviation } from '.';

export const forms: readonly Deviation[] = [
	{
		operations: ['POST /forms/upload-custom-files'],
		part: 'form',
		at: [''],
		rule: 'unset',
		fact: 'The body has no schema. Its description: each file is a field of the form, with the IDs of the custom field and the file as its name.',
	},
];
