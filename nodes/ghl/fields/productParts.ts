import type { IDataObject } from 'n8n-workflow';
import { createHash } from 'crypto';

import type { Encoder } from '../../shared/catalog/encode';
import { fieldTable, rows } from '../../shared/catalog/fields';
import { anyText } from '../../shared/core/guards';
import { prices } from './prices';

/** Derives an ID from names, so that it stays the same. GHL requires IDs from the client. */
const idOf = (...names: unknown[]) =>
	createHash('sha256').update(names.map(anyText).join('/')).digest('hex').slice(0, 11);

const withVariantIds: Encoder = (value) =>
	(value as IDataObject[]).map((variant) => ({
		...variant,
		id: variant.id ?? idOf(variant.name),
		options: (variant.options as IDataObject[]).map((option) => ({
			...option,
			id: option.id ?? idOf(variant.name, option.name),
		})),
	}));

const withMediaIds: Encoder = (value) =>
	(value as IDataObject[]).map((media) => ({ ...media, id: media.id ?? idOf(media.url) }));

const cells = fieldTable({
	optionId: {
		displayName: 'ID',
		type: 'string',
		at: 'id',
		placeholder: 'e.g. h4z7u0im2q8',
		description:
			'ID of an existing option. Its prices stay linked to it. Leave empty for a new option.',
	},
	optionName: { displayName: 'Name', type: 'string', at: 'name', placeholder: 'e.g. XL' },
	variantId: {
		displayName: 'ID',
		type: 'string',
		at: 'id',
		placeholder: 'e.g. 38s63qmxfr4',
		description: 'ID of an existing variant. Leave empty for a new variant.',
	},
	variantName: { displayName: 'Name', type: 'string', at: 'name', placeholder: 'e.g. Size' },
	mediaId: {
		displayName: 'ID',
		type: 'string',
		at: 'id',
		placeholder: 'e.g. fzrgusiuu0m',
		description: 'ID of an existing image or video. Leave empty for a new one.',
	},
	mediaTitle: { displayName: 'Title', type: 'string', at: 'title', placeholder: 'e.g. front.png' },
	mediaType: {
		displayName: 'Type',
		type: 'options',
		at: 'type',
		options: [
			{ name: 'Image', value: 'image' },
			{ name: 'Video', value: 'video' },
		],
		default: 'image',
	},
	mediaUrl: {
		displayName: 'URL',
		type: 'string',
		at: 'url',
		typeOptions: { showEvenWhenOptional: true },
		placeholder: 'e.g. https://example.com/front.png',
		description: 'URL of the image or video',
	},
	isFeatured: {
		displayName: 'Featured',
		type: 'boolean',
		description: 'Whether this is the main image or video of the product',
	},
});

const options = fieldTable({
	options: {
		...rows(
			{
				displayName: 'Options',
				rowName: 'Option',
				description: 'The options that customers can choose from',
			},
			[cells.optionName, cells.optionId],
		),
		always: true,
	},
});

/** Product variants, such as size and color. */
export const variants = rows(
	{
		displayName: 'Variants',
		rowName: 'Variant',
		as: withVariantIds,
		description: 'Variants such as size and color. They replace the existing variants.',
	},
	[cells.variantName, options.options, cells.variantId],
);

/** Images and videos of a product, each for all or some of its prices. */
export const medias = rows(
	{
		displayName: 'Images and Videos',
		rowName: 'Image or Video',
		as: withMediaIds,
		description: 'Images and videos of the product. They replace the existing ones.',
	},
	[
		cells.mediaUrl,
		cells.mediaType,
		cells.mediaTitle,
		cells.isFeatured,
		prices.priceIds,
		cells.mediaId,
	],
);
