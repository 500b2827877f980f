import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { textOf } from '../../shared/core/guards';
import { listEntries } from '../../shared/engine/listEntries';
import { Client } from '../../shared/http/client';
import { readWholeList } from '../../shared/engine/lists';
import { ghl } from '../api';
import { connectedToken, DATED_VERSION, readOAuth } from '../credential';
import { lists } from './lists';

/**
 * Returns the locations in which the app of an agency connection is installed. The ID of the app is the part
 * of the client ID before the first dash (docs: Get Location where app is installed).
 */
export async function searchLocations(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const oauth = await readOAuth(this);
	const { baseUrl, apiVersion, token, clientId } = oauth;
	if (token.userType !== 'Company') {
		const value = textOf(token.locationId);
		return { results: listEntries([{ name: `Connected location (${value})`, value }]) };
	}
	const client = new Client(this, ghl, {
		baseUrl,
		account: String(token.companyId ?? ''),
		version: apiVersion,
		limitKey: `${baseUrl} ${token.companyId}`,
		secrets: oauth.secrets,
		...connectedToken(this, oauth),
	});
	const rows = await readWholeList(
		client,
		{
			method: 'GET',
			path: '/oauth/installedLocations',
			query: { companyId: token.companyId as string, appId: clientId.split('-')[0] },
			// In v3, the endpoint has another path and another response (docs/api-notes/ghl.md#api-versions).
			headers: { Version: DATED_VERSION },
			scope: 'oauth.readonly',
		},
		lists.installedLocations,
	);
	const locations = rows.map(({ name, _id, locationId }) => ({
		name,
		value: textOf(_id) || locationId,
	}));
	return { results: listEntries(locations, filter) };
}
