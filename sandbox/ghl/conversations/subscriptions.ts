import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { findContact } from '../contacts/data';
import { nestError } from '../errors';
import * as rules from '../validate';
import type { Subtype } from './data';
import { SUBSCRIPTION_RULES, SUBTYPE_RULES, SUBTYPE_UPDATE_RULES } from './rules';

const ONE_ON_ONE = 'One on One';

interface Change {
	contactId: string;
	email: string;
	legal_reason?: string;
	subscription_action: {
		type: 'default' | 'custom' | 'resub_all';
		subtype_name?: string;
		subtype_id?: string;
		subtype_status: string;
	};
}

/** Types of subscriptions, and the subscriptions of contacts. Their responses are not documented. */
export function subscriptionRoutes(scope: FastifyInstance, world: World): void {
	const access = { config: { access: { level: 'location', impliedLocation: true } as const } };
	const data = () => world.ghl.conversationData;
	const inLocation = (locationId: string | undefined) =>
		data().subtypes.filter((one) => one.locationId === locationId);

	type Query = { Querystring: { locationId: string } };

	scope.get<Query>('/conversations/preferences/custom-subtypes', access, async ({ query }) => {
		rules.check(query, { locationId: rules.text });
		return inLocation(query.locationId);
	});

	scope.post<Query & { Body: Subtype }>(
		'/conversations/preferences/custom-subtypes',
		access,
		async ({ query, body }, reply) => {
			rules.check(query, { locationId: rules.text });
			rules.check(body, SUBTYPE_RULES);
			const { name, description, channel, language } = body;
			const created: Subtype = {
				id: world.ghl.random.objectId(),
				locationId: query.locationId,
				name,
				description,
				channel,
				language,
				archived: false,
			};
			data().subtypes.push(created);
			return await reply.code(201).send(created);
		},
	);

	scope.put<Query & { Params: { id: string }; Body: Partial<Subtype> }>(
		'/conversations/preferences/custom-subtypes/:id',
		access,
		async ({ query, params, body }) => {
			rules.check(query, { locationId: rules.text });
			rules.check(body, SUBTYPE_UPDATE_RULES);
			const subtype = inLocation(query.locationId).find(({ id }) => id === params.id);
			if (!subtype) throw nestError(404, `Custom subtype ${params.id} not found`);
			return Object.assign(subtype, body);
		},
	);

	scope.get<{ Querystring: { locationId: string; contactId: string; email?: string } }>(
		'/conversations/preferences/unsubscriptions/status',
		access,
		async (request) => {
			const { query } = request;
			rules.check(query, { locationId: rules.text, contactId: rules.text });
			const contact = findContact(world, query.contactId, request);
			const email = query.email ?? contact.email;
			const types = [
				{ id: undefined, name: ONE_ON_ONE },
				...inLocation(query.locationId).map(({ id, name }) => ({ id, name })),
			];
			return {
				contactId: contact._id,
				email,
				subscriptions: types.map(({ id, name }) => ({
					subtype_id: id,
					subtype_name: name,
					status: data().subscriptions.get(`${contact._id} ${email} ${id ?? name}`) ?? 'subscribed',
				})),
			};
		},
	);

	scope.post<{ Body: Change }>(
		'/conversations/preferences/unsubscriptions/user-change',
		access,
		async (request, reply) => {
			const { body } = request;
			rules.check(body, SUBSCRIPTION_RULES);
			const contact = findContact(world, body.contactId, request);
			const { type, subtype_id: id, subtype_status: status } = body.subscription_action;
			if (status === 'subscribed' && !body.legal_reason) {
				throw nestError(400, 'legal_reason is required to resubscribe a contact');
			}
			const keyOf = (subtype: string) => `${contact._id} ${body.email} ${subtype}`;
			if (type === 'resub_all') {
				for (const key of data().subscriptions.keys()) {
					if (key.startsWith(keyOf(''))) data().subscriptions.delete(key);
				}
			} else {
				data().subscriptions.set(keyOf(type === 'default' ? ONE_ON_ONE : String(id)), status);
			}
			return await reply.code(201).send({ success: true });
		},
	);
}
