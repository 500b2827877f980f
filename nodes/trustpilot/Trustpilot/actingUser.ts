import { NodeOperationError } from 'n8n-workflow';

import type { Prepare } from '../../shared/catalog/types';

/** The header with the acting user of an invitation (docs/api-notes/trustpilot.md#the-acting-user). */
const USER_HEADER = 'x-business-user-id';

/** Sets the author of a reply. A token on behalf of a user already identifies the author. */
export const nameAuthor: Prepare = async ({ body }, { connection }) => {
	if (connection.user) body.authorBusinessUserId ??= connection.user;
};

/** Sets the user of an invitation request. Trustpilot requires one, and a client credentials token has none. */
export const nameUser: Prepare = async ({ headers }, { connection, context, itemIndex }) => {
	headers[USER_HEADER] ??= connection.user;
	if (headers[USER_HEADER] === undefined) delete headers[USER_HEADER];
	if (headers[USER_HEADER] !== '') return;
	throw new NodeOperationError(context.getNode(), 'No business user is set', {
		itemIndex,
		description:
			'With the grant type Client Credentials, Trustpilot requires a business user. Enter the ID of a user with the Admin or Manager role as Business User ID in the credential.',
	});
};
