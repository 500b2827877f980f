import type { IDataObject } from 'n8n-workflow';

import { inputError } from '../../shared/catalog/encode';
import type { ItemRun } from '../../shared/catalog/run';
import { scalarText } from '../../shared/core/guards';
import { sendForRecords } from '../../shared/engine/operation';
import { buildRequest } from '../../shared/engine/request';

/**
 * Gets a coupon by its ID or its code. The API requires both (docs/api-notes/ghl.md#coupons), so the
 * node reads the missing one from the list.
 *
 * @param list Reads the coupons that match a text, or all.
 */
export function getCoupon(list: (run: ItemRun, search?: string) => Promise<IDataObject[]>) {
	return async (run: ItemRun): Promise<IDataObject[]> => {
		const request = buildRequest(run);
		const { id, code, ...account } = request.query;
		const coupons = await list(run, code as string | undefined);
		const found = coupons.find((coupon) => coupon._id === id || coupon.code === code);
		if (!found) {
			throw inputError(
				run,
				`There is no coupon with the ${id ? 'ID' : 'code'} ${scalarText(id ?? code)}`,
				'Check it in GHL under Payments > Coupons. Codes are case-sensitive.',
			);
		}
		const query = { ...account, id: found._id, code: found.code };
		return await sendForRecords(run, { ...request, query });
	};
}
