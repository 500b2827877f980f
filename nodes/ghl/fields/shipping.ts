import { choices, fieldTable, group, locator, rows } from '../../shared/catalog/fields';
import { addresses } from './addresses';
import { prices } from './prices';
import { products } from './products';

/** Source of an order (store.json, OrderSource). */
const SOURCE_TYPES = [
	'calendar',
	'communities',
	'document_contracts',
	'external',
	'form',
	'funnel',
	'invoice',
	'manual',
	'membership',
	'mobile_app',
	'payment_link',
	'point_of_sale',
	'survey',
	'text2Pay',
	'website',
];
const SOURCE_SUBTYPES = [
	'card_payment',
	'contact_view',
	'email_campaign',
	'imported_csv',
	'meeting',
	'one_step_order_form',
	'payments_dashboard',
	'qr_code',
	'service',
	'shopify',
	'store',
	'store_upsell',
	'subscription_view',
	'tap_to_pay',
	'two_step_order_form',
	'upsell',
	'woocommerce',
];

const cells = fieldTable({
	serviceName: {
		displayName: 'Name',
		type: 'string',
		at: 'name',
		placeholder: 'e.g. Priority Mail Express',
	},
	serviceValue: {
		displayName: 'Value',
		type: 'string',
		at: 'value',
		placeholder: 'e.g. PriorityMailExpress',
		description: 'Service code used by the carrier',
	},
	quantity: {
		displayName: 'Quantity',
		type: 'number',
		typeOptions: { minValue: 1 },
		at: 'qty',
		default: 1,
	},
	productId: { ...products.productId, in: 'none' },
});

const services = [cells.serviceName, cells.serviceValue];

/** Fields of shipping in the online store. */
export const shipping = fieldTable({
	shippingZoneId: locator({
		displayName: 'Shipping Zone',
		search: 'searchShippingZones',
		example: '655b33a82209e60b6adb87a5',
	}),
	shippingRateId: locator({
		displayName: 'Shipping Rate',
		search: 'searchShippingRates',
		example: '655b33a82209e60b6adb87a5',
		description: 'A rate of the shipping zone. The list shows the rates of the zone chosen above.',
	}),
	shippingCarrierId: {
		...locator({
			displayName: 'Shipping Carrier',
			search: 'searchShippingCarriers',
			example: '655b33a82209e60b6adb87a5',
		}),
		required: true,
	},
	name: { displayName: 'Name', type: 'string', required: true, placeholder: 'e.g. North' },
	countries: rows(
		{
			displayName: 'Countries',
			rowName: 'Country',
			required: true,
			description: 'Countries and states of the zone',
		},
		[{ ...addresses.country, at: 'code' }, addresses.states],
	),
	withShippingRate: {
		displayName: 'Include Shipping Rates',
		type: 'boolean',
		default: true,
		description: 'Whether to return the rates of each zone',
	},
	description: {
		displayName: 'Description',
		type: 'string',
		placeholder: 'e.g. Ships the next day',
		description: 'Delivery details shown to the customer',
	},
	currency: prices.currency,
	amount: {
		displayName: 'Amount',
		type: 'number',
		typeOptions: { minValue: 0 },
		description:
			'Shipping price, in major units. 0 means free. With a carrier rate, this amount is added to it.',
	},
	conditionType: {
		displayName: 'Condition',
		type: 'options',
		options: [
			{ name: 'None', value: 'none' },
			{ name: 'Price', value: 'price', description: 'The order total is within a range' },
			{ name: 'Weight', value: 'weight', description: 'The order weight is within a range' },
		],
		default: 'none',
		description: 'Condition for the rate',
	},
	minCondition: {
		displayName: 'Minimum',
		type: 'number',
		typeOptions: { minValue: 0 },
		description: 'Minimum price or weight of the order. 0 means no minimum.',
	},
	maxCondition: {
		displayName: 'Maximum',
		type: 'number',
		typeOptions: { minValue: 0 },
		description: 'Maximum price or weight of the order. 0 means no maximum.',
	},
	isCarrierRate: {
		displayName: 'Carrier Rate',
		type: 'boolean',
		default: true,
		description: 'Whether to request the rate from the carrier',
	},
	percentageOfRateFee: {
		displayName: 'Fee on Carrier Rate (%)',
		type: 'number',
		typeOptions: { minValue: 0 },
		description: 'Percentage added to the carrier rate',
	},
	shippingCarrierServices: rows(
		{
			displayName: 'Carrier Services',
			rowName: 'Service',
			description: 'The carrier services that the rate applies to',
		},
		services,
	),
	services: rows(
		{
			displayName: 'Services',
			rowName: 'Service',
			description: 'The services offered by the carrier',
		},
		services,
	),
	callbackUrl: {
		displayName: 'Callback URL',
		type: 'string',
		required: true,
		placeholder: 'e.g. https://example.com/shipping-rates',
		description: 'Public URL that GHL calls to get the rates of the carrier',
	},
	allowsMultipleServiceSelection: {
		displayName: 'Allow Several Services',
		type: 'boolean',
		default: true,
		description: 'Whether a shipping rate can include more than one carrier service',
	},
	country: addresses.country,
	totalOrderAmount: {
		displayName: 'Order Amount',
		type: 'number',
		typeOptions: { minValue: 0.01 },
		default: 1,
		description: 'Total of the order, in major units',
	},
	totalOrderWeight: {
		displayName: 'Order Weight (Kilograms)',
		type: 'number',
		typeOptions: { minValue: 0 },
	},
	sourceType: {
		displayName: 'Order Source',
		type: 'options',
		at: 'source.type',
		options: choices(SOURCE_TYPES),
		default: 'website',
		description: 'Source of the order',
	},
	sourceSubType: {
		displayName: 'Order Source Detail',
		type: 'options',
		at: 'source.subType',
		options: choices(SOURCE_SUBTYPES),
		default: 'store',
	},
	orderedItems: rows(
		{
			displayName: 'Items',
			at: 'products',
			rowName: 'Item',
			required: true,
			description: 'The ordered items, by product and price',
		},
		[cells.productId, { ...prices.priceId, at: 'id' }, cells.quantity],
	),
	address: group({ displayName: 'Address', description: 'Address of the customer' }, [
		addresses.name,
		addresses.companyName,
		addresses.addressLine1,
		addresses.country,
		addresses.city,
		addresses.zip,
		addresses.state,
		addresses.phone,
		addresses.email,
	]),
	amountAvailable: {
		displayName: 'Order Amount Is Final',
		type: 'boolean',
		default: true,
		description: 'Whether GHL uses the order amount as is, without recalculating it',
	},
	weightAvailable: {
		displayName: 'Order Weight Is Final',
		type: 'boolean',
		default: true,
		description: 'Whether GHL uses the order weight as is, without recalculating it',
	},
	couponCode: { displayName: 'Coupon Code', type: 'string', placeholder: 'e.g. WELCOME10' },
});

/** Fields of a shipping rate, except its carrier. */
export const rateTerms = [
	shipping.name,
	shipping.currency,
	shipping.amount,
	shipping.conditionType,
	shipping.minCondition,
	shipping.maxCondition,
];

/** Optional fields of a shipping rate. */
export const rateDetails = [
	shipping.description,
	shipping.isCarrierRate,
	shipping.percentageOfRateFee,
	shipping.shippingCarrierServices,
];
