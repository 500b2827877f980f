/** The fixed accounts of Trustpilot in the sandbox. None of them is secret. */

/** A business on Trustpilot. */
export interface BusinessUnit {
	id: string;
	displayName: string;
	domain: string;
	websiteUrl: string;
	country: string;
	categoryIds: readonly string[];
}

/** The business whose reviews belong to the orders of the main location. */
export const MAIN_UNIT: BusinessUnit = {
	id: '5f2b8c1e4d3a9b0001c7e6f2',
	displayName: 'Harbour Coffee Roasters',
	domain: 'harbourcoffee.example',
	websiteUrl: 'https://harbourcoffee.example',
	country: 'GB',
	categoryIds: ['coffee_store', 'online_food_store'],
};

/** All businesses. The token of the application works only for the first one. */
export const BUSINESS_UNITS: readonly BusinessUnit[] = [
	MAIN_UNIT,
	{
		id: '5f2b8c1e4d3a9b0001c7e6f3',
		displayName: 'Northside Bike Works',
		domain: 'northsidebikes.example',
		websiteUrl: 'https://northsidebikes.example',
		country: 'US',
		categoryIds: ['bicycle_store'],
	},
	{
		id: '5f2b8c1e4d3a9b0001c7e6f4',
		displayName: 'Harbour Cycles',
		domain: 'harbourcycles.example',
		websiteUrl: 'https://harbourcycles.example',
		country: 'GB',
		categoryIds: ['bicycle_store'],
	},
];

/** The application. Its API key is also the OAuth client ID. */
export const APP = {
	name: 'Order Desk Reviews',
	key: 'tpk-7f3a1c9e5b2d4806a1e3c5d7f9b1a3c5',
	secret: 'tps-2b4d6f8091a3c5e7',
} as const;

/** An administrator of the business. */
export const BUSINESS_USER = { id: '5e80c4b19d7f2a0011aa42b3', name: 'Sofia Marsh' } as const;

/** The permissions of a token. */
export interface Grant {
	/** `server`: from client credentials, without a user. */
	kind: 'user' | 'server';
	clientId: string;
	userId?: string;
}

/** A category of businesses. */
export interface Category {
	categoryId: string;
	displayName: string;
	name: string;
	parentId: string | null;
}

export const CATEGORIES: readonly Category[] = [
	{ categoryId: 'food_beverages', displayName: 'Food & Beverages', name: 'food', parentId: null },
	{ categoryId: 'sports', displayName: 'Sports', name: 'sports', parentId: null },
	{
		categoryId: 'coffee_store',
		displayName: 'Coffee Store',
		name: 'coffee-store',
		parentId: 'food_beverages',
	},
	{
		categoryId: 'online_food_store',
		displayName: 'Online Food Store',
		name: 'online-food-store',
		parentId: 'food_beverages',
	},
	{
		categoryId: 'bicycle_store',
		displayName: 'Bicycle Store',
		name: 'bicycle-store',
		parentId: 'sports',
	},
];

/** Templates of invitations. */
export const TEMPLATES = [
	{
		id: '529c0abfefb96008b894ad02',
		name: 'Best in test',
		isDefaultTemplate: true,
		locale: 'en-GB',
		language: 'en',
		type: 'service',
	},
	{
		id: '529c0abfefb96008b894ad03',
		name: 'Product review',
		isDefaultTemplate: true,
		locale: 'en-GB',
		language: 'en',
		type: 'product',
	},
] as const;
