import { apiCall as apiCallOf } from '../shared/engine/apiCall';
import { ALT, LOCATION_ID, NO_ACCOUNT } from './api';

/** Any endpoint of GHL, with the location named in the way that the endpoint expects. */
export const apiCall = apiCallOf({
	alt: { name: 'As altId and altType', selector: ALT },
	locationId: { name: 'As locationId', selector: LOCATION_ID },
	none: { name: 'Not at All', selector: NO_ACCOUNT },
});
