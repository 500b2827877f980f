import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../../server/world';
import { nestError } from '../errors';
import type { Contact } from '../types';
import * as rules from '../validate';
import { successFields, findContact, isV3 } from './data';
import {
	BULK_BUSINESS_RULES,
	BULK_TAGS_RULES,
	FOLLOWERS_RULES,
	TAGS_RULES,
	WORKFLOW_RULES,
} from './rules';

type Params = { contactId: string; id: string };

type Kind = 'campaigns' | 'workflows';

interface BulkTags {
	locationId: string;
	contacts: string[];
	tags: string[];
	removeAllTags?: boolean;
}

// See docs/api-notes/ghl.md#contact-rules.
const MAX_BUSINESS_CONTACTS = 50;

/** The tags, followers, businesses, campaigns and workflows of contacts. */
export function linkRoutes(scope: FastifyInstance, world: World): void {
	const implied = { level: 'location', impliedLocation: true } as const;
	const write = { config: { access: { ...implied, scope: 'contacts.write' } } };
	const open = { config: { access: { level: 'location' } } } as const;

	scope.post<{ Params: Params; Body: { tags: string[] } }>(
		'/contacts/:contactId/tags',
		write,
		async (request, reply) => {
			rules.check(request.body, TAGS_RULES);
			const contact = findContact(world, request.params.contactId, request);
			return reply.code(201).send({ tags: setTags(contact, 'add', request.body.tags) });
		},
	);

	scope.delete<{ Params: Params; Body: { tags: string[] } }>(
		'/contacts/:contactId/tags',
		write,
		async (request) => {
			rules.check(request.body, TAGS_RULES);
			const contact = findContact(world, request.params.contactId, request);
			return { tags: setTags(contact, 'remove', request.body.tags) };
		},
	);

	scope.post<{ Params: { type: string }; Body: BulkTags }>(
		'/contacts/bulk/tags/update/:type',
		open,
		async (request, reply) => {
			const { params, body } = request;
			rules.check(params, { type: rules.oneOf('add', 'remove') });
			rules.check(body, BULK_TAGS_RULES);
			const responses = body.contacts.map((id) => bulkTag(id, params.type, body));
			const errorCount = responses.filter(({ type }) => type === 'error').length;
			return reply.code(201).send({ succeded: true, errorCount, responses });
		},
	);

	scope.post<{ Body: { locationId: string; ids: string[]; businessId: string | null } }>(
		'/contacts/bulk/business',
		open,
		async (request) => {
			const { ids, businessId } = request.body;
			rules.check(request.body, BULK_BUSINESS_RULES);
			if (ids.length > MAX_BUSINESS_CONTACTS) {
				throw nestError(422, [`ids must contain no more than ${MAX_BUSINESS_CONTACTS} elements`]);
			}
			for (const id of ids) {
				const { _id } = findContact(world, id, request);
				world.ghl.contacts.update(_id, { businessId: businessId ?? undefined });
			}
			return { success: true, ids };
		},
	);

	scope.post<{ Params: Params; Body: { followers: string[] } }>(
		'/contacts/:contactId/followers',
		write,
		async (request, reply) => {
			rules.check(request.body, FOLLOWERS_RULES);
			const contact = findContact(world, request.params.contactId, request);
			const known = contact.followers ?? [];
			const followersAdded = request.body.followers.filter((id) => !known.includes(id));
			const followers = [...known, ...followersAdded];
			world.ghl.contacts.update(contact._id, { followers });
			return reply.code(201).send({ followers, followersAdded });
		},
	);

	scope.delete<{ Params: Params; Body: { followers: string[] } }>(
		'/contacts/:contactId/followers',
		write,
		async (request) => {
			rules.check(request.body, FOLLOWERS_RULES);
			const contact = findContact(world, request.params.contactId, request);
			const known = contact.followers ?? [];
			const followersRemoved = known.filter((id) => request.body.followers.includes(id));
			const followers = known.filter((id) => !followersRemoved.includes(id));
			world.ghl.contacts.update(contact._id, { followers });
			return { followers, followersRemoved };
		},
	);

	scope.post<{ Params: Params }>(
		'/contacts/:contactId/campaigns/:id',
		write,
		async (request, reply) => {
			join('campaigns', request, 'Campaign');
			return reply.code(201).send(successFields(request));
		},
	);
	scope.delete<{ Params: Params }>('/contacts/:contactId/campaigns/:id', write, async (request) => {
		// The path is different in v3 (docs/api-notes/ghl.md#api-versions).
		if (request.params.id !== (isV3(request) ? 'remove-all' : 'removeAll')) {
			leave('campaigns', request);
		} else
			world.ghl.contactData.campaigns.delete(
				findContact(world, request.params.contactId, request)._id,
			);
		return successFields(request);
	});

	scope.post<{ Params: Params }>('/contacts/:contactId/workflow/:id', write, async (request) => {
		rules.check(request.body, WORKFLOW_RULES);
		join('workflows', request, 'Workflow');
		return successFields(request);
	});
	scope.delete<{ Params: Params }>('/contacts/:contactId/workflow/:id', write, async (request) => {
		rules.check(request.body, WORKFLOW_RULES);
		leave('workflows', request);
		return successFields(request);
	});

	function setTags(contact: Contact, type: string, tags: string[], all = false): string[] {
		const given = tags.map((tag) => tag.toLowerCase());
		const kept = contact.tags.filter((tag) => !given.includes(tag));
		const next = type === 'add' ? [...kept, ...given] : all ? [] : kept;
		world.ghl.contacts.update(contact._id, { tags: next });
		return next;
	}

	function bulkTag(contactId: string, type: string, body: BulkTags) {
		const contact = world.ghl.contacts.get(contactId, body.locationId);
		if (!contact) return { contactId, message: 'Contact not found', type: 'error' };
		const oldTags = contact.tags;
		setTags(contact, type, body.tags, body.removeAllTags);
		return { contactId, message: 'Tags updated', type: 'success', oldTags };
	}

	function join(kind: Kind, request: FastifyRequest<{ Params: Params }>, label: string): void {
		const { contactId, id } = request.params;
		const { _id } = findContact(world, contactId, request);
		const { [kind]: links, lists } = world.ghl.contactData;
		if (!lists[kind].some((one) => one.id === id)) throw nestError(400, `${label} not found`);
		links.set(_id, (links.get(_id) ?? new Set()).add(id));
	}

	function leave(kind: Kind, request: FastifyRequest<{ Params: Params }>): void {
		const { contactId, id } = request.params;
		const { _id } = findContact(world, contactId, request);
		if (!world.ghl.contactData[kind].get(_id)?.delete(id))
			throw nestError(400, `Contact is not in ${id}`);
	}
}
