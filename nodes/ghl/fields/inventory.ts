import { fieldTable, group, locator, rows } from '../../shared/catalog/fields';
import { prices } from './prices';

const cells = fieldTable({
	stockId: {
		at: 'priceId',
		...locator({
			displayName: 'Price',
			search: 'searchInventory',
			example: '655b33aa2209e60b6adb87a7',
			description:
				'The price to update. GHL tracks the inventory of each price of a product separately.',
		}),
	},
	change: group({ displayName: 'New Stock', at: '', description: 'Value to set' }, [
		prices.availableQuantity,
		prices.allowOutOfStockPurchases,
	]),
});

/** Fields of the inventory of prices. */
export const inventoryFields = fieldTable({
	search: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. T-shirt',
		description: 'Text to search for in price names',
	},
	items: rows(
		{
			displayName: 'Items',
			rowName: 'Item',
			required: true,
			description: 'The inventory to update. Prices that you do not add keep their inventory.',
		},
		[cells.stockId, cells.change],
	),
});
