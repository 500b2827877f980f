import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { contactCrudRoutes } from './contacts';
import { linkRoutes } from './links';
import { formListRoutes } from './lists';
import { contactRecordRoutes } from './contactRecords';
import { searchRoutes } from './search';

/** Contacts, the records that belong to them, and the lists of their forms. */
export function contactRoutes(scope: FastifyInstance, world: World): void {
	searchRoutes(scope, world);
	contactCrudRoutes(scope, world);
	contactRecordRoutes(scope, world);
	linkRoutes(scope, world);
	formListRoutes(scope, world);
}
