import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { lists } from '../../fields/lists';
import { providers as f } from '../../fields/providers';

export const whiteLabelProvider: Resource = {
	name: 'White Label Provider',
	description: 'Payment providers with your own brand, built on Authorize.net or NMI',
	operations: {
		create: operation('POST /payments/integrations/provider/whitelabel', {
			name: 'Create',
			action: 'Create white label provider',
			description:
				'Add a white-label payment provider. Only marketplace apps (OAuth2) can do this.',
			scope: 'payments/integration.write',
			fields: [f.uniqueName, f.title, f.provider, f.description, f.imageUrl],
		}),
		getAll: operation('GET /payments/integrations/provider/whitelabel', {
			name: 'Get Many',
			action: 'Get many white label providers',
			description: 'Retrieve the white-label payment providers',
			scope: 'payments/integration.readonly',
			list: lists.providers,
		}),
	},
};
