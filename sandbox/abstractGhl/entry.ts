import type { ApiEntry } from '../api';
import { abstractGhlKey } from './access';
import { API_KEYS } from './accounts';
import type { AbstractGhlControl } from './control';
import { createAbstractGhl } from './index';
import { seedAbstractGhl } from './seed';
import type { AbstractGhlData } from './types';

/** The entry of AbstractGHL in the list of APIs. */
export const ABSTRACT_GHL: ApiEntry<AbstractGhlData, AbstractGhlControl, 'abstractGhl'> = {
	name: 'AbstractGHL',
	panelWords: ['ghl'],
	prefixes: { '/abstractghl': 'AbstractGHL' },
	expireTokens: '/abstractghl/tokens/expire',
	seed: ({ seed }, now) => seedAbstractGhl(seed, now),
	create: createAbstractGhl,
	credentials: {
		abstractGhl: {
			name: 'AbstractGHL Sandbox (API Key)',
			type: 'abstractGhlApi',
			data: (url) => ({ apiKey: API_KEYS.full.key, baseUrl: `${url}/abstractghl` }),
		},
	},
	specifications: [
		{
			name: 'abstractghl',
			file: './docs/abstractghl.openapi.yaml',
			nodes: { abstractGhl: /^\// },
			excluded: {},
		},
	],
	helperEndpoints: {},
	access: { credentials: abstractGhlKey() },
};
