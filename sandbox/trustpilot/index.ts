import type { FastifyError, FastifyInstance } from 'fastify';
import { ApiError } from '../ghl/errors';
import type { Context, ServedApi } from '../server/context';
import { TokenStore } from '../server/tokens';
import type { Grant } from './accounts';
import { authorize, rateLimitResponse } from './auth';
import { type TrustpilotControl, trustpilotControl } from './control';
import { controlRoutes } from './controlRoutes';
import { apiBody } from './errors';
import { authorizeRoutes, tokenRoutes } from './oauth';
import { businessUnitRoutes } from './routes/businessUnits';
import { pictureRoutes } from './routes/images';
import { invitationRoutes, productLinkRoutes } from './routes/invitations';
import {
	categoryRoutes,
	consumerRoutes,
	deletionRoutes,
	productRoutes,
	resourceRoutes,
} from './routes/others';
import { conversationRoutes, productReviewRoutes } from './routes/productReviews';
import { serviceReviewRoutes } from './routes/serviceReviews';

/**
 * Creates the simulation of Trustpilot and its controls: the API below `/trustpilot`, invitations below
 * `/trustpilot-invitations`, the consent page at `/trustpilot-authenticate`. A request to the wrong host returns 404.
 */
export function createTrustpilot(context: Context): {
	apis: ServedApi[];
	control: TrustpilotControl;
} {
	const { world } = context;
	const tokens = new TokenStore<Grant>(() => world.now());
	const control = trustpilotControl(context, tokens);

	const host = (prefix: string, routes: (scope: FastifyInstance) => void): ServedApi => ({
		prefix,
		routes: async (scope) => {
			handleErrors(scope);
			scope.decorateRequest('tpGrant');
			scope.addHook('preValidation', authorize(context, tokens));
			routes(scope);
		},
		rateLimitResponse,
		errorBody: (status) => apiBody(status, 'Something went wrong'),
	});
	const main = host('/trustpilot', (scope) => {
		tokenRoutes(scope, tokens, () => world.now());
		businessUnitRoutes(scope, world);
		serviceReviewRoutes(scope, world);
		productReviewRoutes(scope, world);
		conversationRoutes(scope, world);
		productLinkRoutes(scope, world);
		productRoutes(scope, world);
		consumerRoutes(scope, world);
		categoryRoutes(scope, world);
		resourceRoutes(scope);
		deletionRoutes(scope, world);
		pictureRoutes(scope);
	});
	const apis = [
		{ ...main, control: async (scope: FastifyInstance) => controlRoutes(scope, control) },
		host('/trustpilot-invitations', (scope) => invitationRoutes(scope, world)),
		host('/trustpilot-authenticate', (scope) => authorizeRoutes(scope, tokens)),
	];
	return { apis, control };
}

function handleErrors(scope: FastifyInstance): void {
	scope.setErrorHandler((error: FastifyError | ApiError, _request, reply) => {
		if (error instanceof ApiError) return reply.code(error.status).send(error.body);
		const status = error.statusCode ?? 500;
		// Defects of the sandbox must not look like errors of the API.
		if (status >= 500) console.error(error);
		return reply.code(status).send(apiBody(status, error.message));
	});
	scope.setNotFoundHandler((_request, reply) =>
		reply.code(404).send(apiBody(404, 'The endpoint was not found')),
	);
}
