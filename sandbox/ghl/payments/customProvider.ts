import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import type { Grant } from '../accounts';
import { serviceError } from '../errors';
import type { CustomProvider, ProviderKeys } from '../types';
import * as rules from '../validate';

const PROVIDER_RULES: Record<string, rules.Rule> = {
	name: rules.text,
	description: rules.text,
	paymentsUrl: rules.text,
	queryUrl: rules.text,
	imageUrl: rules.text,
	supportsSubscriptionSchedule: rules.boolean,
};

const KEYS = rules.shape({ apiKey: rules.text, publishableKey: rules.text });
const NO_CONFIG = 'No such config exists for given locationId and marketplaceAppId';

type ProviderBody = Pick<
	CustomProvider,
	'name' | 'description' | 'paymentsUrl' | 'queryUrl' | 'imageUrl' | 'supportsSubscriptionSchedule'
>;

/** The payment provider that an app adds to a location. Each app has one per location. */
export function customProviderRoutes(scope: FastifyInstance, world: World): void {
	const read = {
		config: { access: { level: 'location', scope: 'payments/custom-provider.readonly' } },
	} as const;
	const write = {
		config: { access: { level: 'location', scope: 'payments/custom-provider.write' } },
	} as const;
	const path = '/payments/custom-provider';

	scope.post<{ Body: ProviderBody }>(`${path}/provider`, write, async ({ body, grant }) => {
		rules.check(body, PROVIDER_RULES);
		const at = new Date(world.now()).toISOString();
		const fields = Object.fromEntries(
			Object.keys(PROVIDER_RULES).map((name) => [name, body[name as keyof ProviderBody]]),
		) as ProviderBody;
		const existing = find(world, grant);
		if (existing) return view(Object.assign(existing, fields, { updatedAt: at }));
		const provider: CustomProvider = {
			_id: world.ghl.random.objectId(),
			locationId: String(grant.locationId),
			marketplaceAppId: grant.appId,
			...fields,
			keys: {},
			createdAt: at,
			updatedAt: at,
		};
		world.ghl.customProviders.push(provider);
		return view(provider);
	});

	scope.delete(`${path}/provider`, write, async ({ grant }) => {
		const provider = required(world, grant);
		const { ghl } = world;
		ghl.customProviders = ghl.customProviders.filter((one) => one !== provider);
		return { success: true };
	});

	scope.get(`${path}/connect`, read, async ({ grant }) => view(required(world, grant)));

	scope.post<{ Body: { live: ProviderKeys; test: ProviderKeys } }>(
		`${path}/connect`,
		write,
		async ({ body, grant }) => {
			rules.check(body, { live: KEYS, test: KEYS });
			const provider = required(world, grant);
			provider.keys = { live: body.live, test: body.test };
			provider.updatedAt = new Date(world.now()).toISOString();
			return view(provider);
		},
	);

	scope.post<{ Body: { liveMode: boolean } }>(
		`${path}/disconnect`,
		write,
		async ({ body, grant }) => {
			rules.check(body, { liveMode: rules.boolean });
			const provider = required(world, grant);
			const mode = body.liveMode ? 'live' : 'test';
			if (!provider.keys[mode]) throw serviceError(400, NO_CONFIG);
			delete provider.keys[mode];
			return { success: true };
		},
	);

	scope.put<{ Body: { supportsSubscriptionSchedules: boolean } }>(
		`${path}/capabilities`,
		write,
		async ({ body, grant }) => {
			rules.check(body, { supportsSubscriptionSchedules: rules.boolean });
			required(world, grant).supportsSubscriptionSchedule = body.supportsSubscriptionSchedules;
			return { success: true };
		},
	);
}

function find({ ghl }: World, { locationId, appId }: Grant): CustomProvider | undefined {
	return ghl.customProviders.find(
		(one) => one.locationId === locationId && one.marketplaceAppId === appId,
	);
}

function required(world: World, grant: Grant): CustomProvider {
	const provider = find(world, grant);
	if (!provider) throw serviceError(400, NO_CONFIG);
	return provider;
}

/** Returns a provider for a response: keys by mode, without the field that no response declares. */
function view(provider: CustomProvider) {
	const { live, test } = provider.keys;
	return {
		...provider,
		keys: undefined,
		supportsSubscriptionSchedule: undefined,
		paymentProvider: {
			live: { liveMode: true, ...live },
			test: { liveMode: false, ...test },
		},
		deleted: false,
		traceId: randomUUID(),
	};
}
