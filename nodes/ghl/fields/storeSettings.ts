import { fieldTable, group, within } from '../../shared/catalog/fields';
import type { Field } from '../../shared/catalog/types';
import { addresses } from './addresses';

const cells = fieldTable({
	enabled: {
		displayName: 'Enabled',
		type: 'boolean',
		default: true,
		description: 'Whether the email is sent',
	},
	subject: { displayName: 'Subject', type: 'string', placeholder: 'e.g. Your order is placed' },
	emailTemplateId: {
		displayName: 'Email Template ID',
		type: 'string',
		placeholder: 'e.g. 6788d542f0462ffd6bc29bb9',
	},
	defaultEmailTemplateId: {
		displayName: 'Default Email Template ID',
		type: 'string',
		placeholder: 'e.g. 6788d542f0462ffd6bc29bb9',
	},
});

const notification = [
	cells.enabled,
	cells.subject,
	cells.emailTemplateId,
	cells.defaultEmailTemplateId,
];
/** Returns a field of the ship-from address. */
const origin = (field: Field): Field => within('shippingOrigin', field);

/** Fields of the store settings. */
export const storeSettings = fieldTable({
	originName: origin({
		...addresses.name,
		displayName: 'Store Name',
		required: true,
		placeholder: 'e.g. Harbour Coffee Roasters',
		description: 'Name of the shipping store or company',
	}),
	originCountry: origin(addresses.country),
	originStreet: origin(addresses.street1),
	originStreet2: origin(addresses.street2),
	originCity: origin({ ...addresses.city, required: true }),
	originState: origin(addresses.state),
	originZip: origin({ ...addresses.zip, required: true }),
	originPhone: origin(addresses.phone),
	originEmail: origin({ ...addresses.email, placeholder: 'e.g. shop@example.com' }),
	storeOrderNotification: group(
		{ displayName: 'Order Email', description: 'Email sent to the customer after an order' },
		notification,
	),
	storeOrderFulfillmentNotification: group(
		{
			displayName: 'Fulfillment Email',
			description: 'Email sent to the customer when the order ships',
		},
		notification,
	),
});
