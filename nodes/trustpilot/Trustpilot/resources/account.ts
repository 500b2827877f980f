import { accountResource } from '../../../shared/engine/setup/checkSetup';
import { setup } from '../setup';

export const account = accountResource(
	'GET /v1/business-units/search',
	{
		description:
			'Check access, business unit, response time, and fields of Trustpilot with read requests only',
	},
	setup,
);
