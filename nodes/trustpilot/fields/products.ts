import { commaSeparated } from '../../shared/catalog/encode';
import { fieldTable, group, rows } from '../../shared/catalog/fields';

const text = (displayName: string, placeholder: string, description?: string) => ({
	displayName,
	type: 'string' as const,
	placeholder: `e.g. ${placeholder}`,
	...(description && { description }),
});

/** The fields of a product, in the catalog and in invitations. */
export const cells = fieldTable({
	sku: { ...text('SKU', 'NB-CITY-7', 'Stock keeping unit: your article number'), required: true },
	title: text('Title', 'City bike 7-speed'),
	name: text('Name', 'City bike 7-speed'),
	link: text('Product Page', 'https://www.nordicbikes.example/p/city-7'),
	productUrl: text('Product Page', 'https://www.nordicbikes.example/p/city-7'),
	imageLink: text('Picture', 'https://www.nordicbikes.example/img/city-7.jpg'),
	imageUrl: text('Picture', 'https://www.nordicbikes.example/img/city-7.jpg'),
	price: text('Price', '499.00', 'Use a decimal point'),
	currency: text('Currency', 'EUR'),
	gtin: text('GTIN', '5701234567899'),
	mpn: text('MPN', 'NBC7', 'Manufacturer part number'),
	brand: text('Brand', 'Nordic Bikes'),
	description: text('Description', 'Seven-speed city bike'),
	groupId: text('Group ID', 'city', 'ID that all variants of a product share'),
	productCategoryGoogleId: text('Google Category ID', '1025'),
	googleMerchantCenterProductId: text('Google Merchant Center ID', 'online:en:DK:NB-CITY-7'),
	shade: { ...text('Color', 'green'), at: 'color' },
	pattern: text('Pattern', 'striped'),
	material: text('Material', 'steel'),
	ageGroup: text('Age Group', 'adult'),
	gender: text('Gender', 'unisex'),
	size: text('Size', 'M'),
	key: text('Name', 'frame'),
	value: text('Value', '54cm'),
});

const customVariationAttributes = {
	name: 'customVariationAttributes',
	...rows({ displayName: 'Other Attributes', rowName: 'Attribute' }, [cells.key, cells.value]),
};

const variationAttributes = {
	name: 'variationAttributes',
	...group(
		{ displayName: 'Variant', description: 'The attributes that distinguish this variant' },
		[
			cells.shade,
			cells.pattern,
			cells.material,
			cells.ageGroup,
			cells.gender,
			cells.size,
			customVariationAttributes,
		],
	),
};

/** The fields of the product catalog. */
export const products = fieldTable({
	products: rows(
		{
			displayName: 'Products',
			rowName: 'Product',
			required: true,
			description: 'Existing products are matched by SKU and updated',
		},
		[
			cells.sku,
			cells.title,
			cells.link,
			cells.imageLink,
			cells.price,
			cells.currency,
			cells.gtin,
			cells.mpn,
			cells.brand,
			cells.description,
			cells.groupId,
			cells.productCategoryGoogleId,
			cells.googleMerchantCenterProductId,
			variationAttributes,
		],
	),
	skuSameAsGoogleMerchantCenterProductId: {
		displayName: 'SKU Is Google Merchant Center ID',
		type: 'boolean',
		description: 'Whether the SKUs are also the IDs in Google Merchant Center',
	},
	skus: {
		displayName: 'SKUs',
		type: 'string',
		as: commaSeparated,
		placeholder: 'e.g. NB-CITY-7, NB-CITY-9',
		description: 'Comma-separated list of the SKUs to return',
	},
	groupId: {
		displayName: 'Group ID',
		type: 'string',
		placeholder: 'e.g. city',
		description: 'Return only this group of variants. Trustpilot ignores it if SKUs are set.',
	},
});
