import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { createHash } from 'crypto';

import { BoundedMap } from '../shared/core/boundedMap';
import { ownValue } from '../shared/core/paths';
import type { Connection, Context } from '../shared/http/api';
import { sendAuthenticated } from '../shared/http/authenticated';
import { exchange } from '../shared/http/exchange';
import { RequestFailure } from '../shared/http/requestFailure';
import { Watchdog } from '../shared/http/watchdog';
import type { Secrets } from '../shared/http/secrets';
import { headersFor, readOAuth, sendWithOAuth } from './credential';
import type { GhlOAuth } from './credential';

/** Tokens remembered at once. */
const MAX_TOKENS = 500;
/** A token is replaced this long before it expires, or a tenth of its lifetime if that is less. */
const MARGIN_MS = 5 * 60_000;
/** Lifetime if the response contains none (expires_in is 86,399 s). */
const DEFAULT_LIFETIME_MS = 3_600_000;
/** Range of lifetimes: a shorter one would double the requests, and GHL documents a day. */
const MIN_LIFETIME_MS = 60_000;
const MAX_LIFETIME_MS = 24 * 3_600_000;
const DEFAULT_TIMEOUT_MS = 60_000;

/** Requests for tokens are shared by executions, so that none of them may abort one. */
const watchdog = new Watchdog(() => false);

interface Minted {
	/** Present once minted; else the refusal. */
	token?: string;
	refusal?: IN8nHttpFullResponse;
	mintedAt: number;
	endsAt: number;
}

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

async function mintToken(
	context: Context,
	location: string,
	companyId: string,
	baseUrl: string,
	timeout = DEFAULT_TIMEOUT_MS,
): Promise<Minted> {
	const options: IHttpRequestOptions = {
		method: 'POST',
		url: `${baseUrl}/oauth/locationToken`,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ companyId, locationId: location }),
		json: true,
		timeout,
	};
	const mintedAt = Date.now();
	// The exchange exists in this version under this path; in v3 it answers in other words.
	const send: Connection['send'] = async (request) =>
		await sendWithOAuth(context, request, '2021-07-28');
	const answer = await watchdog.run(
		timeout,
		async (abortSignal) => await exchange(send, { ...options, abortSignal }),
	);
	if (answer.statusCode >= 400) return { refusal: answer, mintedAt, endsAt: 0 };
	const token = ownValue(answer.body, 'access_token');
	if (typeof token !== 'string' || token === '') {
		throw new RequestFailure({ kind: 'invalidResponse', status: answer.statusCode });
	}
	const given = Number(ownValue(answer.body, 'expires_in')) * 1000 || DEFAULT_LIFETIME_MS;
	const lifetime = Math.min(MAX_LIFETIME_MS, Math.max(MIN_LIFETIME_MS, given));
	return { token, mintedAt, endsAt: mintedAt + lifetime - Math.min(MARGIN_MS, lifetime / 10) };
}

/**
 * Sends as one location of an agency: exchanges the agency's token for one of the location, keeps
 * it in memory, and renews it when it ends. n8n's own preAuthentication hook cannot do it: after a
 * stale token it resends with the agency's.
 *
 * @param renewCompany Refreshes the agency's token.
 * @param secrets Receives the tokens of the location, so that no message contains them.
 */
export function locationToken(
	context: Context,
	location: string,
	renewCompany: (sentAt: number) => Promise<void>,
	secrets: Secrets,
): Pick<Connection, 'send' | 'refreshToken'> {
	let oauth: GhlOAuth | undefined;
	let companyRefused = false;

	const tokenFor = async (timeout?: number) => {
		oauth ??= await readOAuth(context);
		const company = createHash('sha256').update(String(oauth.token.access_token)).digest('base64');
		const key = `${oauth.id} ${location} ${company}`;
		const known = await minted.get(key);
		if (known && (known.token === undefined || known.endsAt <= Date.now())) minted.delete(key);
		const companyId = String(oauth.token.companyId ?? '');
		const mint = await (minted.get(key) ??
			remember(key, mintToken(context, location, companyId, oauth.baseUrl, timeout)));
		companyRefused = mint.token === undefined;
		secrets.add(mint.token);
		return { key, mint, oauth };
	};

	const renewCompanyToken = async (sentAt: number) => {
		await renewCompany(sentAt);
		oauth = undefined;
	};

	return {
		send: async (options) => {
			const { mint, oauth: connected } = await tokenFor(options.timeout);
			if (mint.token === undefined) return mint.refusal as IN8nHttpFullResponse;
			const data = {
				accessToken: mint.token,
				apiVersion: connected.apiVersion,
				baseUrl: connected.baseUrl,
				locationId: location,
			};
			return await sendAuthenticated(context, 'ghlApi', headersFor(options, connected.apiVersion), {
				credentialsDecrypted: { id: '', name: 'Location token', type: 'ghlApi', data },
			});
		},
		refreshToken: async (sentAt) => {
			if (companyRefused) return await renewCompanyToken(sentAt);
			const { key, mint } = await tokenFor();
			if (mint.token === undefined || mint.mintedAt > sentAt) return;
			minted.delete(key);
			await tokenFor();
			if (companyRefused) await renewCompanyToken(sentAt);
		},
	};
}
