import { isoDateTime } from '../../shared/catalog/encode';
import type { Encoder } from '../../shared/catalog/encode';
import { scalarText } from '../../shared/core/guards';

/** Converts a date to Trustpilot's format: UTC to the second, without a time zone: `2026-03-06T10:00:00`. */
export const utcSeconds: Encoder = (value, context) =>
	scalarText(isoDateTime(value, context)).slice(0, 19);

/** Converts a date to the format that the erasure of invitation data requires: `01/31/2025 00:00:00`. */
export const usUtcSeconds: Encoder = (value, context) => {
	const [day, time] = scalarText(utcSeconds(value, context)).split('T');
	const [year, month, date] = day.split('-');
	return `${month}/${date}/${year} ${time}`;
};
