/** The words of the seeded records. */

export const FIRST_NAMES = (
	'Amelia Oliver Priya Mateo Chloe Daniel Fatima George Hannah Isaac Jasmine Kwame Laura ' +
	'Marcus Nadia Owen Paula Quentin Rosa Samir Tessa Umar Valeria Wesley Xenia Yusuf Zoe ' +
	'Bruno Carmen Derek Elena Felix Grace Hugo Ingrid Jonas Keiko Liam Mira Noah'
).split(' ');

export const LAST_NAMES = (
	'Abbott Baker Castillo Dawson Evans Fischer Gomez Hughes Ibrahim Jensen Kowalski Lopez ' +
	'Mensah Novak Okafor Patel Quinn Reyes Schmidt Tanaka Ueda Vargas Walker Xu Young ' +
	'Zimmerman Andersen Bianchi Clarke Dubois Edwards Ferrari Garcia Hoffman Ito Johansson ' +
	'Khan Larsen Moreau Nguyen'
).split(' ');

export const COMPANIES = [
	'Fernway Studio',
	'Blue Lantern Books',
	'Cedar & Co',
	'Millbrook Dental',
	'Atlas Climbing',
	'Sunrise Yoga',
	'Copperfield Kitchens',
	'Redwood Legal',
] as const;

export const CITIES = [
	['Bristol', 'GB'],
	['Portland', 'US'],
	['Austin', 'US'],
	['Leeds', 'GB'],
	['Toronto', 'CA'],
	['Denver', 'US'],
	['Dublin', 'IE'],
	['Melbourne', 'AU'],
] as const;

export const TAGS = [
	'customer',
	'newsletter',
	'wholesale',
	'vip',
	'referral',
	'trade show',
] as const;

export const ORDER_NOTES = [
	'Customer asked for delivery after 5 pm.',
	'Gift order: leave the invoice out of the parcel.',
	'Address confirmed by phone.',
	'Replacement for a damaged parcel.',
	'Customer collects in the shop on Saturday.',
] as const;

export const CARRIERS = [
	['FedEx', 'https://www.fedex.com/wtrk/track/?trknbr='],
	['UPS', 'https://www.ups.com/track?tracknum='],
	['DHL', 'https://www.dhl.com/en/express/tracking.html?AWB='],
	['Royal Mail', 'https://www.royalmail.com/track-your-item#/tracking-results/'],
] as const;

/** Products with their prices: name and amount in major units. `monthly` prices are recurring. */
export const CATALOG = [
	{
		name: 'House Blend Coffee Beans',
		type: 'PHYSICAL',
		prices: [
			['250 g', 9.5],
			['1 kg', 32],
		],
	},
	{
		name: 'Single Origin Ethiopia',
		type: 'PHYSICAL',
		prices: [
			['250 g', 12.75],
			['1 kg', 44],
		],
	},
	{
		name: 'Ceramic Pour-Over Set',
		type: 'PHYSICAL',
		prices: [
			['White', 48],
			['Slate', 48],
		],
	},
	{
		name: 'Burr Grinder',
		type: 'PHYSICAL',
		prices: [
			['Manual', 79],
			['Electric', 189],
		],
	},
	{ name: 'Paper Filters, 100 Pack', type: 'PHYSICAL', prices: [['Standard', 6.25]] },
	{
		name: 'Travel Mug',
		type: 'PHYSICAL',
		prices: [
			['350 ml', 24],
			['500 ml', 28],
		],
	},
	{ name: 'Brewing Basics Course', type: 'DIGITAL', prices: [['Full access', 59]] },
	{
		name: 'Latte Art Workshop',
		type: 'SERVICE',
		prices: [
			['One seat', 85],
			['Two seats', 150],
		],
	},
	{
		name: 'Gift Card',
		type: 'DIGITAL',
		prices: [
			['25', 25],
			['50', 50],
			['100', 100],
		],
	},
	{
		name: 'Coffee Club',
		type: 'PHYSICAL',
		monthly: true,
		prices: [
			['Two bags', 22],
			['Four bags', 40],
		],
	},
] as const;

export const SOURCES = [
	['funnel', 'one_step_order_form', 'Spring Launch Funnel'],
	['funnel', 'two_step_order_form', 'Starter Kit Funnel'],
	['funnel', 'upsell', 'Grinder Upsell'],
	['website', 'store', 'Online Store'],
	['payment_link', 'qr_code', 'Counter QR Code'],
	['invoice', 'contact_view', 'Wholesale Invoice'],
	['point_of_sale', 'tap_to_pay', 'Shop Counter'],
] as const;
