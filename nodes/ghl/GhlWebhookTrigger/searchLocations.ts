import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { searchLocations } from '../fields/searchLocations';

/**
 * n8n list search method: the locations. It uses the credential of the app, because the credential of
 * webhooks cannot list them.
 */
export async function searchWebhookLocations(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	if (this.getNode().credentials?.ghlOAuth2Api) return await searchLocations.call(this, filter);
	throw new NodeOperationError(
		this.getNode(),
		'Select a GHL OAuth2 API credential to list locations, or choose By ID',
	);
}
