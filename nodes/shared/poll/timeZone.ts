import { DAY_MS, HOUR_MS } from '../core/time';
import { BoundedMap } from '../core/boundedMap';
import { isTimeZone } from '../core/days';

const MAX_ACCOUNTS = 1000;

/** The time zones of accounts in this process, and when each one expires. */
const timeZones = new BoundedMap<string, { name: string; until: number }>(MAX_ACCOUNTS);

/**
 * Returns the time zone of an account. It is read once a day. If it can't be read, for example because a
 * scope is missing, the fallback is used for an hour.
 */
export async function timeZoneOf(
	account: string,
	read: () => Promise<unknown>,
	fallback: string,
	now = Date.now(),
): Promise<string> {
	const known = timeZones.get(account);
	if (known && now < known.until) return known.name;
	const [outcome] = await Promise.allSettled([read()]);
	const name: unknown = outcome.status === 'fulfilled' ? outcome.value : undefined;
	const isKnown = isTimeZone(name);
	const timeZone = isKnown ? name : (known?.name ?? fallback);
	timeZones.set(account, { name: timeZone, until: now + (isKnown ? DAY_MS : HOUR_MS) });
	return timeZone;
}
