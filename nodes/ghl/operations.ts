import { apiCallOf } from '../shared/engine/apiCall';
import { ALT, LOCATION_ID, NO_ACCOUNT } from './api';

/** Calls any endpoint of GHL. The form selects how the endpoint expects the location. */
export const apiCall = apiCallOf({
	alt: { name: 'As altId and altType', selector: ALT },
	locationId: { name: 'As locationId', selector: LOCATION_ID },
	none: { name: 'Not at All', selector: NO_ACCOUNT },
});
