import { NodeOperationError } from 'n8n-workflow';

import type { Api } from '../shared/http/api';
import { trustpilot } from './api';

/** Reviews with their orders are private: triggers know no API key, and one business unit each. */
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
