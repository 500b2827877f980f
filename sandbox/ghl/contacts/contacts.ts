import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../../server/world';
import { ApiError, nestBody } from '../errors';
import type { Contact } from '../types';
import * as rules from '../validate';
import { successFields, findContact, isV3, searchTextOf } from './data';
import { CREATE_RULES, UPDATE_RULES, UPSERT_RULES } from './rules';
import { businessRow, contactView, createdView } from './views';

type Params = { id: string };

/** The fields of a request body. Fields that {@link Contact} does not have are stored as details. */
interface Body extends Partial<Contact> {
	locationId: string;
	name?: string;
	customFields?: never;
	createNewIfDuplicateAllowed?: boolean;
}

const DETAILS = [
	...['address1', 'state', 'postalCode', 'website', 'timezone', 'source', 'gender', 'assignedTo'],
	...['dateOfBirth', 'dnd', 'dndSettings', 'inboundDndSettings'],
];
const OWN = ['firstName', 'lastName', 'email', 'phone', 'companyName', 'city', 'country', 'tags'];

/** Contacts: create, upsert, get, find duplicate, update, delete, list by business. */
export function contactCrudRoutes(scope: FastifyInstance, world: World): void {
	const implied = { level: 'location', impliedLocation: true } as const;
	const read = { config: { access: { ...implied, scope: 'contacts.readonly' } } };
	const write = { config: { access: { ...implied, scope: 'contacts.write' } } };

	scope.post<{ Body: Body }>('/contacts/', write, async (request, reply) => {
		const { body } = request;
		rules.check(body, CREATE_RULES);
		const duplicate = duplicateOf(world, body.locationId, body);
		if (duplicate) throw duplicateError(duplicate, body);
		return reply.code(201).send({ contact: createdView(create(world, request)) });
	});

	scope.post<{ Body: Body }>('/contacts/upsert', write, async (request) => {
		const { body } = request;
		rules.check(body, UPSERT_RULES);
		const existing = duplicateOf(world, body.locationId, body);
		const contact = existing ? change(world, existing, request) : create(world, request);
		return { new: !existing, contact: contactView(contact), traceId: randomUUID() };
	});

	scope.get<{ Querystring: { locationId: string; email?: string; number?: string } }>(
		'/contacts/search/duplicate',
		read,
		async ({ query }) => {
			rules.check(query, { locationId: rules.text });
			const { locationId, email, number } = query;
			const contact = duplicateOf(world, locationId, { email, phone: number });
			return { contact: contact ? contactView(contact) : null };
		},
	);

	scope.get<{
		Params: { businessId: string };
		Querystring: { locationId: string; limit?: string; skip?: string; query?: string };
	}>('/contacts/business/:businessId', read, async ({ params, query }) => {
		const count = rules.optional(rules.count(0));
		rules.check(query, { locationId: rules.text, limit: count, skip: count });
		const { locationId, limit = 25, skip = 0, query: text = '' } = query;
		const found = world.ghl.contacts
			.all(locationId)
			.filter(({ businessId }) => businessId === params.businessId)
			.filter(({ searchText }) => searchText.includes(text.toLowerCase()));
		const rows = found.slice(Number(skip), Number(skip) + Number(limit));
		return { contacts: rows.map(businessRow), count: found.length };
	});

	scope.get<{ Params: Params }>('/contacts/:id', read, async (request) => ({
		contact: contactView(findContact(world, request.params.id, request)),
	}));

	scope.put<{ Params: Params; Body: Body }>('/contacts/:id', write, async (request) => {
		rules.check(request.body, UPDATE_RULES);
		const contact = findContact(world, request.params.id, request);
		const view = contactView(change(world, contact, request));
		// v3 corrects the spelling here (docs/api-notes/ghl.md#api-versions).
		return isV3(request) ? { succeeded: true, contact: view } : { succeded: true, contact: view };
	});

	scope.delete<{ Params: Params }>('/contacts/:id', write, async (request) => {
		world.ghl.contacts.delete(findContact(world, request.params.id, request)._id);
		return successFields(request);
	});
}

/** Returns the contact with the same email, or else with the same phone. This simulates a location that checks both. */
function duplicateOf(
	world: World,
	locationId: string,
	{ email, phone }: { email?: string; phone?: string },
): Contact | undefined {
	const all = world.ghl.contacts.all(locationId);
	const digits = (value = ''): string => value.replace(/[^\d+]/g, '');
	return (
		(email && all.find((one) => one.email.toLowerCase() === email.toLowerCase())) ||
		(phone && all.find((one) => digits(one.phone) === digits(phone))) ||
		undefined
	);
}

/** Returns the error of a location without duplicates. Users report that it names the existing contact. */
function duplicateError({ _id, firstName, lastName }: Contact, { email }: Body): ApiError {
	const message = 'This location does not allow duplicated contacts.';
	const matchingField = email ? 'email' : 'phone';
	const meta = { contactName: `${firstName} ${lastName}`, contactId: _id, matchingField };
	return new ApiError(400, { ...nestBody(400, message), meta });
}

function create(world: World, request: FastifyRequest<{ Body: Body }>): Contact {
	const at = new Date(world.now()).toISOString();
	const contact: Contact = {
		_id: world.ghl.random.textId(),
		altId: request.body.locationId,
		firstName: '',
		lastName: '',
		email: '',
		phone: '',
		city: '',
		country: '',
		tags: [],
		searchText: '',
		createdAt: at,
		updatedAt: at,
	};
	return world.ghl.contacts.insert({ ...contact, ...patchOf(world, contact, request) });
}

function change(world: World, contact: Contact, request: FastifyRequest<{ Body: Body }>): Contact {
	return world.ghl.contacts.update(contact._id, patchOf(world, contact, request)) ?? contact;
}

/** Returns the changes that a body makes to a contact. */
function patchOf(
	world: World,
	contact: Contact,
	request: FastifyRequest<{ Body: Body }>,
): Partial<Contact> {
	const body = request.body as Body & Record<string, unknown>;
	const given = (names: readonly string[]) =>
		Object.fromEntries(
			names.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]),
		);
	const [firstName, ...others] = (body.name ?? '').split(' ');
	const patch: Partial<Contact> = {
		...(body.name && { firstName, lastName: others.join(' ') }),
		...given(OWN),
		details: { ...contact.details, ...given(DETAILS) },
		customFields: withFields(contact.customFields, body.customFields, isV3(request)),
		updatedAt: new Date(world.now()).toISOString(),
	};
	return { ...patch, searchText: searchTextOf({ ...contact, ...patch }) };
}

/** Each API version reads the values only under its own name. */
function withFields(
	existing: Contact['customFields'] = [],
	given: Array<{ id: string; field_value?: unknown; fieldValue?: unknown }> = [],
	v3: boolean,
): Contact['customFields'] {
	const values = new Map(existing.map(({ id, value }) => [id, value]));
	for (const field of given) values.set(field.id, v3 ? field.fieldValue : field.field_value);
	return [...values].map(([id, value]) => ({ id, value }));
}
