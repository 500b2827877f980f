import { NodeOperationError } from 'n8n-workflow';

import type { Api } from '../shared/http/api';
import { trustpilot } from './api';

/**
 * The API for triggers. Reviews with their orders are private, so triggers do not support an API key. Each
 * trigger has one business unit.
 */
export const trustpilotWithOAuth: Api = {
	...trustpilot,
	properties: [],
	connect: async (context) => {
		const connection = await trustpilot.connect(context, { authentication: 'oAuth2' });
		if (/^\w+$/.test(connection.account)) return connection;
		throw new NodeOperationError(context.getNode(), 'No business unit is chosen', {
			description: 'Open the credential and enter the Business Unit ID.',
		});
	},
};
