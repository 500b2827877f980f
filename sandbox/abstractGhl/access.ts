import type { Place, StoredFields } from '../api';
import { API_KEYS } from './accounts';

/** Returns the stored fields of an API key credential for AbstractGHL. */
export const abstractGhlKey =
	(name: keyof typeof API_KEYS = 'full') =>
	(place: Place): StoredFields => ({
		abstractGhlApi: { apiKey: API_KEYS[name].key, baseUrl: `${place.url}/abstractghl` },
	});
