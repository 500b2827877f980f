import { choices, fieldTable, group, locator, rows } from '../../shared/catalog/fields';
import { addresses } from './addresses';
import { prices } from './prices';
import { products } from './products';

/** Where an order comes from (store.json, OrderSource). */
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
		description: 'How the carrier itself calls the service',
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

/** The fields of the online store's shipping. */
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
		description: 'A rate of the shipping zone. The list holds the rates of the zone chosen above.',
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
			description: 'Where the zone lies',
		},
		[{ ...addresses.country, at: 'code' }, addresses.states],
	),
	withShippingRate: {
		displayName: 'Include Shipping Rates',
		type: 'boolean',
		default: true,
		description: 'Whether to return the rates of each zone with it',
	},
	description: {
		displayName: 'Description',
		type: 'string',
		placeholder: 'e.g. Ships the next day',
		description: 'What the customer reads about the delivery',
	},
	currency: prices.currency,
	amount: {
		displayName: 'Amount',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		description:
			'What shipping costs, in the currency itself; 0 is free. With a carrier rate: what is added to it.',
	},
	conditionType: {
		displayName: 'Condition',
		type: 'options',
		options: [
			{ name: 'None', value: 'none' },
			{ name: 'Price', value: 'price', description: 'The order costs between two amounts' },
			{ name: 'Weight', value: 'weight', description: 'The order weighs between two weights' },
		],
		default: 'none',
		description: 'What the rate depends on',
	},
	minCondition: {
		displayName: 'Minimum',
		type: 'number',
		typeOptions: { minValue: 0 },
		description: 'Least price or weight of the order; 0 for none',
	},
	maxCondition: {
		displayName: 'Maximum',
		type: 'number',
		typeOptions: { minValue: 0 },
		description: 'Greatest price or weight of the order; 0 for none',
	},
	isCarrierRate: {
		displayName: 'Carrier Rate',
		type: 'boolean',
		default: true,
		description: 'Whether the carrier is asked what it charges',
	},
	percentageOfRateFee: {
		displayName: 'Fee on Carrier Rate (%)',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		description: 'What is added to the rate of the carrier, in percent of it',
	},
	shippingCarrierServices: rows(
		{
			displayName: 'Carrier Services',
			rowName: 'Service',
			description: 'The services of the carrier that the rate is for',
		},
		services,
	),
	services: rows(
		{
			displayName: 'Services',
			rowName: 'Service',
			description: 'The services that the carrier offers',
		},
		services,
	),
	callbackUrl: {
		displayName: 'Callback URL',
		type: 'string',
		required: true,
		placeholder: 'e.g. https://example.com/shipping-rates',
		description: 'Public address that GHL asks for the rates of the carrier',
	},
	allowsMultipleServiceSelection: {
		displayName: 'Allow Several Services',
		type: 'boolean',
		default: true,
		description: 'Whether a shipping rate can have more than one service of the carrier',
	},
	country: addresses.country,
	totalOrderAmount: {
		displayName: 'Order Amount',
		type: 'number',
		typeOptions: { minValue: 0.01, numberPrecision: 2 },
		default: 1,
		description: 'What the order costs, in the currency itself',
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
		description: 'Where the order comes from',
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
			description: 'What is ordered, by product and price',
		},
		[cells.productId, { ...prices.priceId, at: 'id' }, cells.quantity],
	),
	address: group({ displayName: 'Address', description: 'Where the customer lives' }, [
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
		description: 'Whether GHL takes the order amount as it is, and does not calculate it again',
	},
	weightAvailable: {
		displayName: 'Order Weight Is Final',
		type: 'boolean',
		default: true,
		description: 'Whether GHL takes the order weight as it is, and does not calculate it again',
	},
	couponCode: { displayName: 'Coupon Code', type: 'string', placeholder: 'e.g. WELCOME10' },
});

/** All that a shipping rate consists of beside its carrier. */
export const rateTerms = [
	shipping.name,
	shipping.currency,
	shipping.amount,
	shipping.conditionType,
	shipping.minCondition,
	shipping.maxCondition,
];

/** What a shipping rate can be given besides. */
export const rateDetails = [
	shipping.description,
	shipping.isCarrierRate,
	shipping.percentageOfRateFee,
	shipping.shippingCarrierServices,
];
