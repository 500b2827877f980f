import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { USER_ID } from '../accounts';
import { castError, serviceError } from '../errors';
import { ALT_RULES, equals, listResponse, type Query } from '../lists';
import type { Coupon } from '../types';
import * as rules from '../validate';

const COUPON_RULES: Record<string, rules.Rule> = {
	...ALT_RULES,
	name: rules.text,
	code: rules.text,
	discountType: rules.oneOf('percentage', 'amount'),
	discountValue: rules.number,
	startDate: rules.date,
	endDate: rules.optional(rules.date),
	usageLimit: rules.optional(rules.number),
	productIds: rules.optional(rules.list(rules.text)),
	priceIds: rules.optional(rules.list(rules.text)),
	variantIds: rules.optional(rules.list(rules.text)),
	applyToFuturePayments: rules.optional(rules.boolean),
	applyToFuturePaymentsConfig: rules.optional(
		rules.shape({
			type: rules.oneOf('forever', 'fixed'),
			duration: rules.number,
			durationType: rules.oneOf('months'),
		}),
	),
	limitPerCustomer: rules.optional(rules.boolean),
};

type CouponBody = Partial<Coupon> & { altId: string; id?: string };

/** Coupons: list, get, create, update (a full replacement), delete. The ID is in the body, not in the path. */
export function couponRoutes(scope: FastifyInstance, world: World): void {
	const read = {
		config: { access: { level: 'location', scope: 'payments/coupons.readonly' } },
	} as const;
	const write = {
		config: { access: { level: 'location', scope: 'payments/coupons.write' } },
	} as const;

	scope.get<{ Querystring: Query }>('/payments/coupon/list', read, async ({ query }) => {
		const status = rules.optional(rules.oneOf('scheduled', 'active', 'expired'));
		rules.check(query, { ...ALT_RULES, status });
		const search = query.search?.toLowerCase();
		const response = listResponse<Coupon>(world, query, {
			rows: world.ghl.coupons,
			tests: [
				equals(query.status, (coupon) => statusOf(coupon, world.now())),
				search
					? (coupon) => `${coupon.name} ${coupon.code}`.toLowerCase().includes(search)
					: undefined,
			],
			view: (coupon) => couponView(coupon, world.now()),
			defaultLimit: 100,
		});
		return { ...response, traceId: randomUUID() };
	});

	// The specification declares both as required, although according to its description one of them is enough.
	scope.get<{ Querystring: Query }>('/payments/coupon', read, async ({ query }) => {
		rules.check(query, { ...ALT_RULES, id: rules.text, code: rules.text });
		const coupon = findCoupon(world, String(query.id), query.altId);
		if (coupon.code !== query.code) throw serviceError(404, 'Coupon not found');
		return responseOf(world, coupon);
	});

	scope.post<{ Body: CouponBody }>('/payments/coupon', write, async ({ body }, reply) => {
		rules.check(body, COUPON_RULES);
		checkCode(world, body);
		const { random } = world.ghl;
		const at = new Date(world.now()).toISOString();
		const coupon = {
			_id: random.objectId(),
			...fieldsOf(body),
			altId: body.altId,
			usageCount: 0,
			userId: USER_ID,
			createdAt: at,
			updatedAt: at,
		};
		return reply.code(201).send(responseOf(world, world.ghl.coupons.insert(coupon)));
	});

	scope.put<{ Body: CouponBody }>('/payments/coupon', write, async ({ body }) => {
		rules.check(body, { ...COUPON_RULES, id: rules.text });
		const coupon = findCoupon(world, String(body.id), body.altId);
		checkCode(world, body);
		const updatedAt = new Date(world.now()).toISOString();
		world.ghl.coupons.update(coupon._id, { ...fieldsOf(body), updatedAt });
		return responseOf(world, coupon);
	});

	scope.delete<{ Body: CouponBody }>('/payments/coupon', write, async ({ body }) => {
		rules.check(body, { ...ALT_RULES, id: rules.text });
		world.ghl.coupons.delete(findCoupon(world, String(body.id), body.altId)._id);
		return { success: true, traceId: randomUUID() };
	});
}

function findCoupon(world: World, id: string, altId?: string): Coupon {
	if (!/^[0-9a-f]{24}$/i.test(id)) throw castError(id, 'Coupon');
	const coupon = world.ghl.coupons.get(id, altId);
	if (!coupon) throw serviceError(404, 'Coupon not found');
	return coupon;
}

/** A code is unique in a location. */
function checkCode(world: World, { altId, code, id }: CouponBody): void {
	const isTaken = world.ghl.coupons.all(altId).some((one) => one.code === code && one._id !== id);
	if (isTaken) throw serviceError(400, 'Coupon code already exists');
}

/** Returns all writable fields, with defaults for missing ones, because an update replaces them all. */
function fieldsOf(body: CouponBody) {
	return {
		name: String(body.name),
		code: String(body.code),
		discountType: body.discountType ?? 'amount',
		discountValue: Number(body.discountValue),
		startDate: String(body.startDate),
		endDate: body.endDate,
		usageLimit: body.usageLimit,
		productIds: body.productIds ?? [],
		priceIds: body.priceIds ?? [],
		variantIds: body.variantIds ?? [],
		applyToFuturePayments: body.applyToFuturePayments ?? true,
		applyToFuturePaymentsConfig: body.applyToFuturePaymentsConfig ?? { type: 'forever' },
		limitPerCustomer: body.limitPerCustomer ?? false,
	};
}

function responseOf(world: World, coupon: Coupon) {
	return { ...couponView(coupon, world.now()), traceId: randomUUID() };
}

/** `limitPerCustomer` is a Boolean in requests and a number in responses (docs/api-notes/ghl.md#coupons). */
function couponView(coupon: Coupon, now: number) {
	return {
		...coupon,
		altType: 'location',
		limitPerCustomer: coupon.limitPerCustomer ? 1 : 0,
		status: statusOf(coupon, now),
	};
}

function statusOf({ startDate, endDate }: Coupon, now: number): string {
	if (Date.parse(startDate) > now) return 'scheduled';
	return endDate && Date.parse(endDate) < now ? 'expired' : 'active';
}
