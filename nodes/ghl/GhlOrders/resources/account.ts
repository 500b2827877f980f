import { accountResource } from '../../../shared/engine/setup/checkSetup';
import { setup } from '../setup';

export const account = accountResource(
	'GET /payments/integrations/provider/whitelabel',
	{
		description:
			'Check scopes, location, rate limit, response time, and fields of GHL with read requests only',
		scope: 'payments/integration.readonly',
	},
	setup,
);
