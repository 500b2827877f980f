import type { FastifyError, FastifyInstance } from 'fastify';
import type { Context, ServedApi } from '../server/context';
import { TokenStore } from '../server/tokens';
import { authorize, rateLimitResponse, type Tokens } from './auth';
import { calendarRoutes } from './calendars';
import { contactRoutes } from './contacts';
import { conversationRoutes } from './conversations';
import type { Grant } from './accounts';
import { type GhlControl, ghlControl } from './control';
import { controlRoutes } from './controlRoutes';
import { ApiError, nestBody } from './errors';
import { addFormParser } from './forms';
import { billingRoutes } from './invoices';
import { locationRoutes } from './locations';
import { authorizeRoutes } from './oauth/authorize';
import { installRoutes } from './oauth/installs';
import { tokenRoutes } from './oauth/token';
import { mediaRoutes } from './media';
import { opportunityRoutes } from './opportunities';
import { submissionRoutes } from './submissions';
import { couponRoutes } from './payments/coupons';
import { customProviderRoutes } from './payments/customProvider';
import { fulfillmentRoutes } from './payments/fulfillments';
import { orderRoutes } from './payments/orders';
import { subscriptionRoutes } from './payments/subscriptions';
import { transactionRoutes } from './payments/transactions';
import { whiteLabelRoutes } from './payments/whiteLabel';
import { shopRoutes } from './products';
import { storeRoutes } from './store';
import { Webhooks } from './webhooks';
import { webhookRoutes } from './webhooks/routes';

/** Creates the simulation of GHL, served below `/ghl`, and its controls. */
export function createGhl(context: Context): { apis: ServedApi[]; control: GhlControl } {
	const { world } = context;
	const tokens: Tokens = {
		oauth: new TokenStore<Grant>(() => world.now()),
		deadPrivate: new Set(),
	};
	const webhooks = new Webhooks(world);
	const control = ghlControl(context, tokens, webhooks);
	const api: ServedApi = {
		prefix: '/ghl',
		routes: async (scope) => {
			handleErrors(scope);
			addFormParser(scope);
			scope.addHook('onClose', async () => webhooks.close());
			scope.decorateRequest('grant');
			scope.addHook('preValidation', authorize(context, tokens));
			authorizeRoutes(scope, tokens, (grant) => webhooks.installed(grant));
			tokenRoutes(scope, context, tokens);
			installRoutes(scope, world);
			orderRoutes(scope, world);
			fulfillmentRoutes(scope, world);
			transactionRoutes(scope, world);
			subscriptionRoutes(scope, world);
			couponRoutes(scope, world);
			customProviderRoutes(scope, world);
			whiteLabelRoutes(scope, world);
			locationRoutes(scope, world);
			calendarRoutes(scope, world);
			contactRoutes(scope, world);
			conversationRoutes(scope, world);
			mediaRoutes(scope, world);
			opportunityRoutes(scope, world);
			submissionRoutes(scope, world);
			billingRoutes(scope, world);
			shopRoutes(scope, world);
			storeRoutes(scope, world);
		},
		control: async (scope) => {
			controlRoutes(scope, context, control);
			webhookRoutes(scope, control);
		},
		rateLimitResponse,
		errorBody: (status) => nestBody(status, 'Something went wrong'),
	};
	return { apis: [api], control };
}

/** Returns errors in the formats of the real API: NestJS's for requests that the framework rejects. */
function handleErrors(scope: FastifyInstance): void {
	scope.setErrorHandler((error: FastifyError | ApiError, _request, reply) => {
		if (error instanceof ApiError) return reply.code(error.status).send(error.body);
		const status = error.statusCode ?? 500;
		// Defects of the sandbox must not look like errors of the API.
		if (status >= 500) console.error(error);
		return reply.code(status).send(nestBody(status, error.message));
	});
	scope.setNotFoundHandler((request, reply) => {
		const path = request.url.replace(/^\/ghl/, '').split('?')[0];
		return reply.code(404).send(nestBody(404, `Cannot ${request.method} ${path}`));
	});
}
