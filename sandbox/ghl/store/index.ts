import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { settingRoutes } from './settings';
import { carrierRoutes, rateRoutes, zoneRoutes } from './shipping';

/** The store API: shipping zones with their rates, carriers, settings. */
export function storeRoutes(scope: FastifyInstance, world: World): void {
	zoneRoutes(scope, world);
	rateRoutes(scope, world);
	carrierRoutes(scope, world);
	settingRoutes(scope, world);
}
