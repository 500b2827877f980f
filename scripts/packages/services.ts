import type { Apis } from '../../sandbox/apis';

/** The folder of a service in `nodes`, which its node types and credential types begin with. */
export type ServiceKey = keyof Apis;

/** The package of a single service. */
export interface Service {
	/** Its name in the registry, which is also the prefix of its node types in workflows. */
	name: string;
	/** The service in titles and sentences. */
	title: string;
	/** The service in the names of nodes. */
	word: string;
	description: string;
	keywords: string[];
}

/** n8n verifies only packages of one service. */
export const SERVICES: Readonly<Record<ServiceKey, Service>> = {
	ghl: {
		name: 'n8n-nodes-highlevel-commerce',
		title: 'GoHighLevel (HighLevel)',
		word: 'GHL',
		description:
			'n8n nodes for GoHighLevel (HighLevel): orders, payments, invoices, contacts, conversations, opportunities and calendars',
		keywords: ['gohighlevel', 'highlevel', 'ghl', 'orders', 'payments'],
	},
	trustpilot: {
		name: 'n8n-nodes-trustpilot-reviews',
		title: 'Trustpilot',
		word: 'Trustpilot',
		description: 'n8n nodes for Trustpilot: reviews, product reviews and review invitations',
		keywords: ['trustpilot', 'reviews'],
	},
	abstractGhl: {
		name: 'n8n-nodes-abstractghl',
		title: 'AbstractGHL',
		word: 'AbstractGHL',
		description: 'n8n nodes for AbstractGHL, a REST API for customers, orders and invoices',
		keywords: ['abstractghl', 'orders', 'invoices'],
	},
};

export const SERVICE_KEYS = Object.keys(SERVICES) as ServiceKey[];

/** Returns the service of a node type, credential type or class, by the start of its name: `ghl` for `GhlOrders`. */
export function serviceOf(name: string): ServiceKey | undefined {
	return SERVICE_KEYS.find((key) => name.toLowerCase().startsWith(key.toLowerCase()));
}
