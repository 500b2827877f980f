import type { IDataObject } from 'n8n-workflow';
import { createHash } from 'crypto';

import type { Encoder } from '../../shared/catalog/encode';
import { fieldTable, rows } from '../../shared/catalog/fields';
import { prices } from './prices';

/** GHL wants IDs of the caller's making. Made of the names: what keeps its name keeps its ID. */
const idOf = (...names: unknown[]) =>
	createHash('sha256').update(names.join('/')).digest('hex').slice(0, 11);

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
			'ID of an option that is there already, which keeps its prices linked to it. Leave empty for a new one.',
	},
	optionName: { displayName: 'Name', type: 'string', at: 'name', placeholder: 'e.g. XL' },
	variantId: {
		displayName: 'ID',
		type: 'string',
		at: 'id',
		placeholder: 'e.g. 38s63qmxfr4',
		description: 'ID of a variant that is there already. Leave empty for a new one.',
	},
	variantName: { displayName: 'Name', type: 'string', at: 'name', placeholder: 'e.g. Size' },
	mediaId: {
		displayName: 'ID',
		type: 'string',
		at: 'id',
		placeholder: 'e.g. fzrgusiuu0m',
		description: 'ID of a picture or video that is there already. Leave empty for a new one.',
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
		description: 'Where the picture or video can be found',
	},
	isFeatured: {
		displayName: 'Featured',
		type: 'boolean',
		description: 'Whether this picture or video stands for the product',
	},
});

const options = fieldTable({
	options: {
		...rows(
			{
				displayName: 'Options',
				rowName: 'Option',
				description: 'What a customer can choose from',
			},
			[cells.optionName, cells.optionId],
		),
		always: true,
	},
});

/** What a customer chooses between, such as sizes and colors. */
export const variants = rows(
	{
		displayName: 'Variants',
		rowName: 'Variant',
		as: withVariantIds,
		description:
			'What a customer chooses between, such as sizes and colors. These take the place of the present variants.',
	},
	[cells.variantName, options.options, cells.variantId],
);

/** Pictures and videos of a product, each for all or some of its prices. */
export const medias = rows(
	{
		displayName: 'Pictures and Videos',
		rowName: 'Picture or Video',
		as: withMediaIds,
		description: 'These take the place of the present ones',
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
