import { accountResource } from '../../../shared/engine/setup/checkSetup';
import { setup } from '../setup';

export const account = accountResource(
	'GET /metadata',
	{
		description:
			'Check access, rate limit, response time, and fields of AbstractGHL with read requests only',
		scope: 'read',
	},
	setup,
);
