import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { createHash } from 'crypto';

import { BoundedMap } from '../shared/core/boundedMap';
import { numberOf } from '../shared/core/guards';
import { ownValue } from '../shared/core/paths';
import type { Connection, Context, Failure } from '../shared/http/api';
import { sendAuthenticated } from '../shared/http/authenticated';
import { exchange } from '../shared/http/exchange';
import { failureFromResponse } from '../shared/http/failure';
import { retryAfterMs } from '../shared/http/headers';
import { boundReport } from '../shared/http/rateReport';
import { RequestFailure } from '../shared/http/requestFailure';
import { rejectionReason } from '../shared/http/retry';
import { asTokenFailure } from '../shared/http/tokenFailure';
import { refreshOnce, tokenWorked } from '../shared/http/tokenRefresh';
import { Watchdog } from '../shared/http/watchdog';
import { connectedToken, DATED_VERSION, headersFor, readOAuth } from './credential';
import type { GhlOAuth } from './credential';
import { KNOWN_ERRORS } from './knownErrors';

/** Maximum number of tokens in memory. */
const MAX_TOKENS = 500;
/** A token is replaced this long before it expires, or after nine tenths of its lifetime if that is later. */
const MARGIN_MS = 5 * 60_000;
/** Lifetime if the response does not contain one. GHL documents 86,399 s. */
const DEFAULT_LIFETIME_MS = 3_600_000;
/**
 * Range of lifetimes. With a shorter one, nearly every request would need a new token. GHL documents one day.
 */
const MIN_LIFETIME_MS = 60_000;
const MAX_LIFETIME_MS = 24 * 3_600_000;
const DEFAULT_TIMEOUT_MS = 60_000;

/** Executions share the requests for tokens, so no execution may abort one. */
const watchdog = new Watchdog(() => false);

/** GHL's response to the request for a location token. */
interface Rejected {
	token?: undefined;
	rejection: IN8nHttpFullResponse;
	mintedAt: number;
}

/** A location token, and when it must be replaced (epoch ms). */
interface LocationToken {
	token: string;
	mintedAt: number;
	endsAt: number;
}

type Minted = LocationToken | Rejected;

/** Location tokens by credential, location and company token. */
const minted = new BoundedMap<string, Promise<Minted>>(MAX_TOKENS);

function remember(key: string, mint: Promise<Minted>): Promise<Minted> {
	minted.set(key, mint);
	mint.then(
		({ token }) => token ?? minted.delete(key),
		() => minted.delete(key),
	);
	return mint;
}

/**
 * Returns the key of a location token. It depends on the agency token, because each agency token needs its
 * own location tokens.
 */
function keyOf({ id, token }: GhlOAuth, location: string): string {
	const company = createHash('sha256').update(String(token.access_token)).digest('base64');
	return `${id} ${location} ${company}`;
}

async function mintToken(
	send: Connection['send'],
	{ baseUrl, token: { companyId = '' } }: GhlOAuth,
	location: string,
	timeout = DEFAULT_TIMEOUT_MS,
): Promise<Minted> {
	const options: IHttpRequestOptions = {
		method: 'POST',
		url: `${baseUrl}/oauth/locationToken`,
		// The endpoint has this path in this version only. In v3, the fields of the response have other names.
		headers: { 'Content-Type': 'application/x-www-form-urlencoded', Version: DATED_VERSION },
		body: new URLSearchParams({ companyId, locationId: location }),
		json: true,
		timeout,
	};
	const mintedAt = Date.now();
	const response = await watchdog.run(
		timeout,
		async (abortSignal) => await exchange(send, { ...options, abortSignal }),
	);
	if (response.statusCode >= 400) return { rejection: response, mintedAt };
	const token = ownValue(response.body, 'access_token');
	if (typeof token !== 'string' || token === '') {
		throw new RequestFailure(
			asTokenFailure({ kind: 'invalidResponse', status: response.statusCode }),
		);
	}
	const stated = numberOf(ownValue(response.body, 'expires_in')) * 1000 || DEFAULT_LIFETIME_MS;
	const lifetime = Math.min(MAX_LIFETIME_MS, Math.max(MIN_LIFETIME_MS, stated));
	return { token, mintedAt, endsAt: mintedAt + lifetime - Math.min(MARGIN_MS, lifetime / 10) };
}

/**
 * Sends requests as one location of an agency: exchanges the agency's token for one of the location, keeps it
 * in memory, and replaces it before it expires. n8n's preAuthentication hook is not suitable: after an
 * expired token, it retries with the agency's token.
 *
 * @param connected The credential of the agency. Its secrets receive the tokens of the location.
 */
export function locationToken(
	context: Context,
	location: string,
	connected: GhlOAuth,
): Required<Pick<Connection, 'send' | 'refreshToken'>> {
	const { secrets } = connected;
	const company = connectedToken(context, connected);
	const key = `location ${connected.id} ${location}`;
	let oauth: GhlOAuth | undefined;
	let companyRejected = false;

	const tokenFor = async (timeout?: number) => {
		oauth ??= await readOAuth(context);
		const current = keyOf(oauth, location);
		const known = await minted.get(current);
		if (known && (known.token === undefined || known.endsAt <= Date.now())) minted.delete(current);
		const mint = await (
			minted.get(current) ?? remember(current, mintToken(company.send, oauth, location, timeout))
		).catch(
			async (error: unknown) =>
				await Promise.reject(
					error instanceof RequestFailure
						? new RequestFailure(asTokenFailure(error.failure))
						: error,
				),
		);
		companyRejected = mint.token === undefined;
		secrets.add(mint.token);
		return { current, mint, oauth };
	};

	const failureOf = ({ rejection: response }: Rejected): Failure => {
		const report = boundReport({ retryAfterMs: retryAfterMs(response.headers) });
		const failure = failureFromResponse({ knownErrors: KNOWN_ERRORS }, response, report, secrets);
		return { ...failure, isNotSent: true };
	};

	const refreshCompany: typeof company.refreshToken = async (rejection) => {
		oauth = undefined;
		return await company.refreshToken(rejection);
	};

	/** Gets another token of the location. If GHL rejects the token of the agency, refreshes that first. */
	const refresh = async () => {
		oauth = undefined;
		minted.delete(keyOf(await readOAuth(context), location));
		const { mint } = await tokenFor();
		if (mint.token !== undefined) return;
		const failure = failureOf(mint);
		const reason = rejectionReason(failure);
		if (!reason || !(await refreshCompany({ sentAt: mint.mintedAt, reason }))) {
			throw new RequestFailure(failure);
		}
	};

	const read = async () => {
		const current = keyOf(await readOAuth(context), location);
		const mint = await minted.get(current)?.catch(() => undefined);
		return {
			identity: current,
			...(mint?.token !== undefined && {
				issuedAt: mint.mintedAt,
				expiresAt: mint.endsAt,
				lifetimeMs: mint.endsAt - mint.mintedAt,
			}),
		};
	};

	return {
		send: async (options) => {
			const sentAt = Date.now();
			const { mint, oauth: current } = await tokenFor(options.timeout);
			if (mint.token === undefined) throw new RequestFailure(failureOf(mint));
			const { apiVersion, baseUrl } = current;
			const data = { accessToken: mint.token, apiVersion, baseUrl, locationId: location };
			const response = await sendAuthenticated(context, 'ghlApi', headersFor(options, apiVersion), {
				credentialsDecrypted: { id: '', name: 'Location token', type: 'ghlApi', data },
			});
			if (response.statusCode < 400) tokenWorked(key, sentAt);
			return response;
		},
		refreshToken: async (rejection) =>
			companyRejected
				? await refreshCompany(rejection)
				: await refreshOnce({ key, read, refresh }, rejection),
	};
}
