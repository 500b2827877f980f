import { sentIn, required, shownWhen } from '../../../shared/catalog/fields';
import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { NO_ACCOUNT } from '../../api';
import { opportunities as f } from '../../fields/opportunities';

export const follower: Resource = {
	name: 'Follower',
	operations: {
		add: operation('POST /opportunities/{id}/followers', {
			name: 'Add',
			action: 'Add followers to opportunity',
			description: 'Add users of the location as followers of an opportunity',
			scope: 'opportunities.write',
			account: NO_ACCOUNT,
			path: { id: f.opportunityId },
			fields: [required(f.followers)],
		}),
		remove: operation('DELETE /opportunities/{id}/followers', {
			name: 'Remove',
			action: 'Remove followers from opportunity',
			description: 'Remove users from the followers of an opportunity',
			scope: 'opportunities.write',
			account: NO_ACCOUNT,
			path: { id: f.opportunityId },
			fields: [
				f.isRemoveAllFollowers,
				shownWhen(required(sentIn(f.followers, 'body')), { isRemoveAllFollowers: [false] }),
			],
			// The API requires the list even if it removes all followers.
			adapt: ({ body }) => {
				body.followers ??= [];
			},
		}),
	},
};
