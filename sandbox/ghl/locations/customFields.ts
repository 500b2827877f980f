import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../../server/world';
import { type CustomField, successFields } from '../contacts/data';
import { nestError } from '../errors';
import type { UploadForm } from '../forms';
import * as rules from '../validate';
import { accessWith, keyOf } from './data';

type Params = { locationId: string; id: string };

interface Body {
	name: string;
	dataType: string;
	model?: CustomField['model'];
	options?: string[];
	textBoxListOptions?: unknown[];
	fieldKey?: string;
	placeholder?: string;
	description?: string;
	position?: number;
	parentId?: string;
}

// See docs/api-notes/ghl.md#custom-fields.
const WITH_OPTIONS = ['CHECKBOX', 'MULTIPLE_OPTIONS', 'RADIO', 'SINGLE_OPTIONS'];
const DATA_TYPES = [
	...['DATE', 'FILE_UPLOAD', 'FLOAT', 'LARGE_TEXT', 'MONETORY', 'NUMERICAL', 'PHONE', 'SIGNATURE'],
	...['TEXT', 'TEXTBOX_LIST', 'TIME', ...WITH_OPTIONS],
];
const FILES_URL = 'https://files.example.com/custom-fields';

const COMMON = {
	name: rules.text,
	model: rules.optional(rules.oneOf('contact', 'opportunity')),
	options: rules.optional(rules.list(rules.text)),
	textBoxListOptions: rules.optional(rules.list(rules.object)),
	placeholder: rules.optional(rules.string),
	description: rules.optional(rules.string),
	parentId: rules.optional(rules.text),
	position: rules.optional(rules.number),
	acceptedFormat: rules.optional(rules.list(rules.text)),
	isMultipleFile: rules.optional(rules.boolean),
	maxNumberOfFiles: rules.optional(rules.number),
};
const CREATE_RULES = {
	...COMMON,
	dataType: rules.oneOf(...DATA_TYPES),
	fieldKey: rules.optional(rules.text),
};

/** Custom fields of contacts and opportunities, and uploads for them. */
export function customFieldRoutes(scope: FastifyInstance, world: World): void {
	const read = accessWith('locations/customFields.readonly');
	const write = accessWith('locations/customFields.write');
	const path = '/locations/:locationId/customFields';
	const all = () => world.ghl.contactData.fields;

	scope.get<{ Params: Params; Querystring: { model?: string } }>(
		path,
		read,
		async ({ params, query }) => {
			rules.checkOnly(query, {
				model: rules.optional(rules.oneOf('contact', 'opportunity', 'all')),
			});
			const { model = 'contact' } = query;
			const mine = all().filter(
				(field) =>
					field.locationId === params.locationId && (model === 'all' || field.model === model),
			);
			return { customFields: mine };
		},
	);

	scope.post<{ Params: Params; Body: Body }>(path, write, async ({ params, body }, reply) => {
		rules.checkOnly(body, CREATE_RULES);
		checkChoices(body.dataType, body);
		const { name, dataType, model = 'contact', options, fieldKey, ...rest } = body;
		const key = `${model}.${fieldKey ?? keyOf(name)}`;
		if (all().some((one) => one.locationId === params.locationId && one.fieldKey === key)) {
			throw nestError(400, `Custom field with key ${key} already exists`);
		}
		const field: CustomField = {
			id: world.ghl.random.textId(),
			locationId: params.locationId,
			model,
			name,
			fieldKey: key,
			dataType,
			position: 0,
			...(options && { picklistOptions: options }),
			...rest,
		};
		all().push(field);
		return reply.code(201).send({ customField: field });
	});

	scope.get<{ Params: Params }>(`${path}/:id`, read, async (request) => ({
		customField: find(request, true),
	}));

	scope.put<{ Params: Params; Body: Body }>(`${path}/:id`, write, async (request) => {
		rules.checkOnly(request.body, COMMON);
		const field = find(request);
		const { options, ...rest } = request.body;
		Object.assign(field, rest, options && { picklistOptions: options });
		return { customField: field };
	});

	scope.delete<{ Params: Params }>(`${path}/:id`, write, async (request) => {
		const field = find(request);
		all().splice(all().indexOf(field), 1);
		for (const contact of world.ghl.contacts.all(field.locationId)) {
			contact.customFields = contact.customFields?.filter(({ id }) => id !== field.id);
		}
		return successFields(request);
	});

	scope.post<{ Params: Params; Body: UploadForm & { id?: string; maxFiles?: string } }>(
		`${path}/upload`,
		write,
		async ({ body }) => {
			rules.check(body, { id: rules.text, maxFiles: rules.optional(rules.count(1)) });
			const { files, id, maxFiles } = body;
			if (files.length === 0) throw nestError(400, 'No files to upload');
			if (files.length > Number(maxFiles ?? files.length)) {
				throw nestError(400, `Only ${maxFiles} files can be uploaded`);
			}
			const meta = files.map(({ field, name, type, size }) => ({
				fieldname: field,
				originalname: name,
				encoding: '7bit',
				mimetype: type,
				size,
				url: `${FILES_URL}/${id}/${name}`,
			}));
			const urls = meta.map(({ originalname, url }) => [originalname, url]);
			return { uploadedFiles: Object.fromEntries(urls) as Record<string, string>, meta };
		},
	);

	/** Finds a field by its ID or, for reads, by its key. */
	function find(request: FastifyRequest, byKey = false): CustomField {
		const { locationId, id } = request.params as Params;
		const found = all().find(
			(one) => one.locationId === locationId && (one.id === id || (byKey && one.fieldKey === id)),
		);
		if (!found) throw nestError(400, `Custom field not found for id:${id}`);
		return found;
	}
}

function checkChoices(dataType: string, { options, textBoxListOptions }: Body): void {
	if (WITH_OPTIONS.includes(dataType) && !options?.length) {
		throw nestError(400, ['options should not be empty']);
	}
	if (dataType === 'TEXTBOX_LIST' && !textBoxListOptions?.length) {
		throw nestError(400, ['textBoxListOptions should not be empty']);
	}
}
