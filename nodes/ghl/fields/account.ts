import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

import { toProperty } from '../../shared/catalog/properties';
import { locator } from '../../shared/catalog/fields';

/** Parameter for the location of an agency connection. */
export const LOCATION = 'locationId';

/** The first properties of every GHL node. */
export const ACCOUNT_PROPERTIES: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'OAuth2', value: 'oAuth2' },
			{ name: 'Private Integration Token', value: 'apiKey' },
		],
		default: 'apiKey',
	},
	toProperty({
		name: LOCATION,
		...locator({
			displayName: 'Location',
			search: 'searchLocations',
			example: 've9EPM428h8vShlRW1KT',
			description:
				'The sub-account (location) to use. Only needed for agency connections. Otherwise, the location of the credential is used.',
		}),
		showWhen: { authentication: ['oAuth2'] },
	}),
];

/** The credential of each authentication. */
export const CREDENTIALS: INodeCredentialDescription[] = [
	{ name: 'ghlApi', required: true, displayOptions: { show: { authentication: ['apiKey'] } } },
	{
		name: 'ghlOAuth2Api',
		required: true,
		displayOptions: { show: { authentication: ['oAuth2'] } },
	},
];
