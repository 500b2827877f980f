import type { RunningSandbox, StoredFields } from '../api';
import { API_KEYS } from './accounts';

/** Returns the stored fields of an API key credential for AbstractGHL. */
export const abstractGhlKey =
	(name: keyof typeof API_KEYS = 'full') =>
	(sandbox: RunningSandbox): StoredFields => ({
		abstractGhlApi: { apiKey: API_KEYS[name].key, baseUrl: `${sandbox.url}/abstractghl` },
	});
