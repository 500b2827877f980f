import type { IHookFunctions } from 'n8n-workflow';

import { warnAboutAddress } from './address';

/**
 * Returns the webhook methods of a trigger whose API cannot register webhooks: the user copies the URL into
 * the other service.
 *
 * @param check Throws if the trigger cannot work with its settings.
 */
export const manualRegistration = (check: (context: IHookFunctions) => Promise<void>) => ({
	default: {
		async checkExists(this: IHookFunctions): Promise<boolean> {
			await check(this);
			if (this.getMode() !== 'manual') warnAboutAddress(this);
			return true;
		},
		async create(this: IHookFunctions): Promise<boolean> {
			return true;
		},
		async delete(this: IHookFunctions): Promise<boolean> {
			return true;
		},
	},
});
