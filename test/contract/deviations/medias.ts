import type { Deviation } from '.';

export const medias: readonly Deviation[] = [
	{
		operations: ['GET /medias/files'],
		part: 'response',
		at: ['files'],
		rule: 'type',
		fact: 'Declared as texts. The description and the example: file objects.',
	},
	{
		operations: ['POST /medias/upload-file'],
		part: 'body',
		at: ['hosted'],
		rule: 'type',
		fact: 'Declared as a Boolean. The fields of a form with files are texts.',
	},
	{
		operations: ['POST /medias/folder'],
		part: 'response',
		at: ['status 201'],
		rule: 'undeclared',
		fact: 'Users report status 201 (issue 125).',
	},
	{
		operations: ['POST /medias/folder'],
		part: 'response',
		at: ['_id'],
		rule: 'undeclared',
		fact: 'No response declares the ID of a file or folder, which other operations require. The node reads _id and id.',
	},
];
