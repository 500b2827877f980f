import type { FastifyInstance } from 'fastify';
import type { NewReview, TrustpilotControl } from './control';
import type { ServiceReview } from './types';

const text = { type: 'string' };
const stars = { type: 'integer', minimum: 1, maximum: 5 };

const REVIEW = {
	stars,
	title: text,
	text,
	referenceId: text,
	email: text,
	name: text,
	createdAt: { type: 'string', format: 'date-time' },
};

const schemaOf = (properties: object, required: string[] = []) => ({
	schema: { body: { type: ['object', 'null'], additionalProperties: false, required, properties } },
});

/** The controls of Trustpilot over HTTP: reviews that tests create and change, invitations and webhooks. */
export function controlRoutes(scope: FastifyInstance, control: TrustpilotControl): void {
	const base = '/trustpilot';
	type ById = { Params: { id: string } };

	scope.post<{ Body: NewReview | null }>(
		`${base}/reviews`,
		schemaOf(REVIEW),
		async ({ body }, reply) => reply.code(201).send(control.postReview(body ?? {})),
	);
	scope.patch<ById & { Body: Partial<ServiceReview> }>(
		`${base}/reviews/:id`,
		schemaOf({ stars, title: text, text }),
		async ({ params, body }, reply) => {
			const review = control.updateReview(params.id, body);
			return review ?? reply.code(404).send({ message: 'Review not found' });
		},
	);
	scope.delete<ById>(`${base}/reviews/:id`, async ({ params }, reply) =>
		reply.code(control.deleteReview(params.id) ? 204 : 404).send(),
	);
	scope.post<{ Body: NewReview & { sku: string } }>(
		`${base}/product-reviews`,
		schemaOf({ ...REVIEW, sku: text }, ['sku']),
		async ({ body }, reply) => reply.code(201).send(control.postProductReview(body)),
	);
	scope.get(`${base}/invitations`, async () => ({ invitations: control.invitations() }));
	scope.post<{ Body: { url: string } }>(
		`${base}/webhooks`,
		schemaOf({ url: text }, ['url']),
		async ({ body }, reply) => {
			control.subscribe(body.url);
			return reply.code(204).send();
		},
	);
	scope.post<{ Body: { body: string } }>(
		`${base}/deliveries`,
		schemaOf({ body: text }, ['body']),
		async ({ body }) => ({ statuses: await control.sendDelivery(body.body) }),
	);
	scope.post(`${base}/tokens/expire`, async () => ({ expired: control.expireTokens() }));
}
