import { NodeOperationError } from 'n8n-workflow';

import type { Prepare } from '../../shared/catalog/types';

/** The header with the acting user of an invitation (docs/api-notes/trustpilot.md#the-acting-user). */
const USER_HEADER = 'x-business-user-id';

/** A reply names its author; a user's own token does so by itself. */
export const nameAuthor: Prepare = async ({ body }, { connection }) => {
	if (connection.user) body.authorBusinessUserId ??= connection.user;
};

/** Invitations are refused without a business user, whom a token of the server does not name. */
export const nameUser: Prepare = async ({ headers }, { connection, context, itemIndex }) => {
	headers[USER_HEADER] ??= connection.user;
	if (headers[USER_HEADER] === undefined) delete headers[USER_HEADER];
	if (headers[USER_HEADER] !== '') return;
	throw new NodeOperationError(context.getNode(), 'No business user is named', {
		itemIndex,
		description:
			'With the grant Client Credentials, Trustpilot must be told who invites: put the ID of a user with the role Admin or Manager into the credential (Business User ID).',
	});
};
