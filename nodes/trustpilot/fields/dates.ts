import { isoDateTime } from '../../shared/catalog/encode';
import type { Encoder } from '../../shared/catalog/encode';

/** UTC to the second and without a zone, as Trustpilot takes times: `2026-03-06T10:00:00`. */
export const utcSeconds: Encoder = (value, context) =>
	String(isoDateTime(value, context)).slice(0, 19);

/** The same in the way that the erasure of invitation data shows it: `01/31/2025 00:00:00`. */
export const usUtcSeconds: Encoder = (value, context) => {
	const [day, time] = String(utcSeconds(value, context)).split('T');
	const [year, month, date] = day.split('-');
	return `${month}/${date}/${year} ${time}`;
};
