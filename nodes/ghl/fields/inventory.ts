import { fieldTable, group, locator, rows } from '../../shared/catalog/fields';
import { prices } from './prices';

const cells = fieldTable({
	stockId: {
		at: 'priceId',
		...locator({
			displayName: 'Price',
			search: 'searchInventory',
			example: '655b33aa2209e60b6adb87a7',
			description: 'The price whose stock is meant: GHL keeps the stock of each price of a product',
		}),
	},
	change: group({ displayName: 'New Stock', at: '', description: 'What is set' }, [
		prices.availableQuantity,
		prices.allowOutOfStockPurchases,
	]),
});

/** The fields of the stock that lies on prices. */
export const inventory = fieldTable({
	search: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. T-shirt',
		description: 'Text to look for in the names of the prices',
	},
	items: rows(
		{
			displayName: 'Items',
			rowName: 'Item',
			required: true,
			description: 'The stock to change; what is not added to New Stock stays as it is',
		},
		[cells.stockId, cells.change],
	),
});
