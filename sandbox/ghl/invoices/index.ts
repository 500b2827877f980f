import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { estimateRoutes, estimateTemplateRoutes } from './estimates';
import { invoiceRoutes } from './invoices';
import { scheduleRoutes } from './schedules';
import { templateRoutes } from './templates';

/** The invoices API: invoices and estimates with their templates, and invoice schedules. */
export function billingRoutes(scope: FastifyInstance, world: World): void {
	invoiceRoutes(scope, world);
	templateRoutes(scope, world);
	scheduleRoutes(scope, world);
	estimateRoutes(scope, world);
	estimateTemplateRoutes(scope, world);
}
