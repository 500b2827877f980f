import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { contactCrudRoutes } from './contacts';
import { linkRoutes } from './links';
import { pickRoutes } from './lists';
import { partRoutes } from './parts';
import { searchRoutes } from './search';

/** Contacts, the records that belong to them, and the lists of their forms. */
export function contactRoutes(scope: FastifyInstance, world: World): void {
	searchRoutes(scope, world);
	contactCrudRoutes(scope, world);
	partRoutes(scope, world);
	linkRoutes(scope, world);
	pickRoutes(scope, world);
}
