import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { serviceError } from '../errors';
import { ALT_RULES } from '../lists';
import * as rules from '../validate';
import type { StoreSetting } from './data';
import { access } from './records';
import { SETTING_RULES } from './rules';

type Body = Omit<StoreSetting, '_id' | 'createdAt' | 'updatedAt'>;

/** The settings of the online store. Each location has one record, and one endpoint creates or updates it. */
export function settingRoutes(scope: FastifyInstance, world: World): void {
	const path = '/store/store-setting';
	const response = (setting: StoreSetting, message: string) => ({
		status: true,
		message,
		data: { altType: 'location', ...setting },
	});

	scope.get<{ Querystring: { altId: string } }>(
		path,
		access('setting', 'readonly'),
		async ({ query }) => {
			rules.check(query, ALT_RULES);
			const setting = world.ghl.store.settings.get(query.altId);
			if (!setting) throw serviceError(404, 'Store setting not found');
			return response(setting, 'Successfully retrieved');
		},
	);

	scope.post<{ Body: Body }>(path, access('setting', 'write'), async ({ body }, reply) => {
		rules.check(body, SETTING_RULES);
		const { altId, shippingOrigin } = body;
		const { storeOrderNotification, storeOrderFulfillmentNotification } = body;
		const at = new Date(world.now()).toISOString();
		const before = world.ghl.store.settings.get(altId);
		const setting: StoreSetting = {
			...(before ?? { _id: world.ghl.random.objectId(), createdAt: at }),
			altId,
			shippingOrigin,
			...(storeOrderNotification && { storeOrderNotification }),
			...(storeOrderFulfillmentNotification && { storeOrderFulfillmentNotification }),
			updatedAt: at,
		};
		world.ghl.store.settings.set(altId, setting);
		return reply.code(201).send(response(setting, 'Successfully saved'));
	});
}
