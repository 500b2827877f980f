import type { ICredentialDataDecryptedObject, IDataObject, IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { textOf } from '../../shared/core/guards';
import type { HookOrWebhook } from '../../shared/webhook/delivery';
import { locatorText } from '../../shared/engine/parameters';
import type { Limit } from './accept';
import { idsOf } from './accept';

/** Since this version, a location is required. Older nodes accept events of all locations. */
export const LOCATION_VERSION = 1.1;
/** Since this version, the node has Output. Older nodes emit the body as received. */
export const GHL_OUTPUT_VERSION = 1.2;

/** Returns the shared secret of workflow webhooks. Returns an empty text if there is none. */
export const sharedSecretOf = ({ sharedSecret }: ICredentialDataDecryptedObject): string =>
	textOf(sharedSecret);

/** Returns the limits in the parameters of the node. */
function limitOfNode(context: HookOrWebhook): Limit {
	const { locationIds, appId } = context.getNodeParameter('options', {}) as IDataObject;
	const apps = idsOf(appId);
	if (context.getNode().typeVersion < LOCATION_VERSION) return { apps };
	if (context.getNodeParameter('anyLocation', false) === true) return { apps };
	const location = locatorText(context.getNodeParameter('locationId', ''));
	return { apps, locations: new Set([location, ...idsOf(locationIds)].filter(Boolean)) };
}

/** Returns the limits in the credential, for all nodes that use it. */
function limitOfCredential({ locationIds, appId }: ICredentialDataDecryptedObject): Limit {
	const locations = idsOf(locationIds);
	return { apps: idsOf(appId), ...(locations.size > 0 && { locations }) };
}

/** Returns all limits for the events that a trigger accepts. */
export const limitsOf = (
	context: HookOrWebhook,
	credential: ICredentialDataDecryptedObject,
): Limit[] => [limitOfNode(context), limitOfCredential(credential)];

/** Throws if the trigger would ignore all events. */
export async function checkGhlSetup(context: IHookFunctions): Promise<void> {
	if (context.getNodeParameter('source') === 'workflow') {
		if (sharedSecretOf(await context.getCredentials('ghlWebhookApi')) !== '') return;
		throw new NodeOperationError(context.getNode(), 'The credential has no shared secret', {
			description:
				'Open the credential, enter a long random Shared Secret, and add it as a header to the Custom Webhook action in GHL.',
		});
	}
	if (limitOfNode(context).locations?.size !== 0) return;
	throw new NodeOperationError(context.getNode(), 'No location is selected', {
		description: 'Select the location to accept events from, or turn on Any Location.',
	});
}
