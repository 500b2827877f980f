import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { contactView } from '../contacts/views';
import { nestError } from '../errors';
import type { UploadForm } from '../forms';
import * as rules from '../validate';
import { fileValue, type Kind, type Submission } from './data';

type Query = Record<string, string | undefined>;

const MEGABYTE = 1024 * 1024;
const MAX_BYTES = 50 * MEGABYTE;
const FILE_TYPES = /\.(pdf|docx?|jpe?g|png|gif|csv|xlsx?|mp4|mpeg|zip|rar|txt|svg)$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const LIST_RULES = {
	locationId: rules.text,
	limit: rules.optional(rules.count(1)),
	type: rules.optional(rules.text),
};

const day: rules.Rule = (value, field) => [
	...rules.date(value, field),
	...(DAY.test(String(value)) ? [] : [`${field} must be in the format YYYY-MM-DD`]),
];

/** Forms, surveys, their submissions, and files of contacts. */
export function submissionRoutes(scope: FastifyInstance, world: World): void {
	for (const kind of ['form', 'survey'] as const) listRoutes(scope, world, kind);
	const write = {
		config: { access: { level: 'location', scope: 'forms.write', impliedLocation: true } as const },
	};

	scope.post<{ Querystring: Query; Body: UploadForm }>(
		'/forms/upload-custom-files',
		{ ...write, bodyLimit: 2 * MAX_BYTES },
		async ({ query, body }) => {
			rules.checkOnly(query, { contactId: rules.text, locationId: rules.text });
			const contact = world.ghl.contacts.get(query.contactId ?? '', query.locationId);
			if (!contact) throw nestError(400, `Contact not found for id:${query.contactId}`);
			if (body.files.length === 0) throw nestError(400, 'No files to upload');
			const values = new Map((contact.customFields ?? []).map(({ id, value }) => [id, value]));
			for (const { field, name, type, size } of body.files) {
				const [id, fileId] = field.split('_');
				const known = world.ghl.contactData.fields.find(
					(one) => one.locationId === query.locationId && one.id === id,
				);
				if (known?.dataType !== 'FILE_UPLOAD') {
					throw nestError(400, `Custom field with files not found for id:${id}`);
				}
				if (!fileId) throw nestError(400, `The ID of the file is missing in the field ${field}`);
				if (!FILE_TYPES.test(name)) throw nestError(400, `File type of ${name} is not supported`);
				if (size > MAX_BYTES) throw nestError(413, `File ${name} is larger than 50 MB`);
				const before = values.get(id) as Record<string, unknown> | undefined;
				values.set(id, { ...before, ...fileValue(fileId, name, type, size) });
			}
			const updatedAt = new Date(world.now()).toISOString();
			const customFields = [...values].map(([id, value]) => ({ id, value }));
			world.ghl.contacts.update(contact._id, { updatedAt, customFields });
			return { contact: contactView(contact) };
		},
	);
}

function listRoutes(scope: FastifyInstance, world: World, kind: Kind): void {
	const read = {
		config: {
			access: { level: 'location', scope: `${kind}s.readonly`, impliedLocation: true } as const,
		},
	};
	const data = () => world.ghl.submissionData;

	scope.get<{ Querystring: Query }>(`/${kind}s/`, read, async ({ query }) => {
		rules.checkOnly(query, { ...LIST_RULES, skip: rules.optional(rules.count(0)) });
		checkMaximum(query, 50);
		// No questionnaire of the sandbox is a folder.
		const found = data().questionnaires.filter(
			(one) => one.kind === kind && one.locationId === query.locationId && query.type !== 'folder',
		);
		const skip = Number(query.skip ?? 0);
		const rows = found.slice(skip, skip + Number(query.limit ?? 10));
		return {
			[`${kind}s`]: rows.map(({ id, name, locationId }) => ({ id, name, locationId })),
			total: found.length,
		};
	});

	scope.get<{ Querystring: Query }>(`/${kind}s/submissions`, read, async ({ query }) => {
		rules.checkOnly(query, {
			locationId: rules.text,
			limit: rules.optional(rules.count(1)),
			page: rules.optional(rules.count(1)),
			[`${kind}Id`]: rules.optional(rules.text),
			q: rules.optional(rules.text),
			startAt: rules.optional(day),
			endAt: rules.optional(day),
		});
		checkMaximum(query, 100);
		const page = Number(query.page ?? 1);
		const limit = Number(query.limit ?? 20);
		const { rows, total } = data().submissions.page({
			altId: String(query.locationId),
			order: world.settings.listOrder,
			offset: (page - 1) * limit,
			limit,
			from: `${query.startAt ?? monthBefore(world.now())}T00:00:00.000Z`,
			to: `${query.endAt ?? dayOf(world.now())}T23:59:59.999Z`,
			where: (row) => row.kind === kind && matches(row, query[`${kind}Id`], query.q),
			now: world.now(),
		});
		return {
			submissions: rows.map(submissionView),
			meta: {
				total,
				currentPage: page,
				nextPage: page * limit < total ? page + 1 : null,
				prevPage: page > 1 ? page - 1 : null,
			},
		};
	});
}

function checkMaximum({ limit }: Query, max: number): void {
	if (Number(limit ?? 1) > max) throw nestError(422, [`limit must not be greater than ${max}`]);
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function monthBefore(time: number): string {
	const date = new Date(time);
	date.setUTCMonth(date.getUTCMonth() - 1);
	return dayOf(date.getTime());
}

const matches = (row: Submission, parent = row.parent, text = ''): boolean =>
	row.parent === parent &&
	[row.contactId, row.name, row.email].some((value) =>
		value.toLowerCase().includes(text.toLowerCase()),
	);

const submissionView = ({ _id: id, kind, parent, ...row }: Submission) => ({
	id,
	contactId: row.contactId,
	createdAt: row.createdAt,
	[`${kind}Id`]: parent,
	name: row.name,
	email: row.email,
	others: row.others,
});
