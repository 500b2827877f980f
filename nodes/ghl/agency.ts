import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { createHash } from 'crypto';

import { BoundedMap } from '../shared/core/boundedMap';
import type { Connection, Context } from '../shared/http/api';
import { headersFor, readOAuth, sendWithOAuth } from './credential';
import type { GhlOAuth } from './credential';

/** Tokens remembered at once. */
const MAX_TOKENS = 500;
/** A token is refreshed this long before it ends. */
const MARGIN_MS = 5 * 60_000;
/** Lifetime where the answer names none (expires_in is 86,399 s). */
const DEFAULT_LIFETIME_S = 3_600;

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
): Promise<Minted> {
	const options: IHttpRequestOptions = {
		method: 'POST',
		url: `${baseUrl}/oauth/locationToken`,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ companyId, locationId: location }),
		json: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	};
	const mintedAt = Date.now();
	// The exchange exists in this version under this path; in v3 it answers in other words.
	const answer = (await sendWithOAuth(context, options, '2021-07-28')) as IN8nHttpFullResponse;
	const body = (answer.body ?? {}) as IDataObject;
	if (answer.statusCode >= 400 || typeof body.access_token !== 'string') {
		return { refusal: answer, mintedAt, endsAt: 0 };
	}
	const lifetime = Number(body.expires_in) || DEFAULT_LIFETIME_S;
	return { token: body.access_token, mintedAt, endsAt: mintedAt + lifetime * 1000 - MARGIN_MS };
}

/**
 * Sends as one location of an agency: exchanges the agency's token for one of the location, keeps
 * it in memory, and renews it when it ends. n8n's own preAuthentication hook cannot do it: after a
 * stale token it resends with the agency's.
 *
 * @param renewCompany Refreshes the agency's token.
 */
export function locationToken(
	context: Context,
	location: string,
	renewCompany: (sentAt: number) => Promise<void>,
): Pick<Connection, 'send' | 'refreshToken'> {
	let oauth: GhlOAuth | undefined;
	let companyRefused = false;

	const tokenFor = async () => {
		oauth ??= await readOAuth(context);
		const company = createHash('sha256').update(String(oauth.token.access_token)).digest('base64');
		const key = `${oauth.id} ${location} ${company}`;
		const known = await minted.get(key);
		if (known && (known.token === undefined || known.endsAt <= Date.now())) minted.delete(key);
		const companyId = String(oauth.token.companyId ?? '');
		const mint = await (minted.get(key) ??
			remember(key, mintToken(context, location, companyId, oauth.baseUrl)));
		companyRefused = mint.token === undefined;
		return { key, mint, oauth };
	};

	const renewCompanyToken = async (sentAt: number) => {
		await renewCompany(sentAt);
		oauth = undefined;
	};

	return {
		send: async (options) => {
			const { mint, oauth: connected } = await tokenFor();
			if (mint.token === undefined) return mint.refusal;
			const data = {
				accessToken: mint.token,
				apiVersion: connected.apiVersion,
				baseUrl: connected.baseUrl,
				locationId: location,
			};
			return await context.helpers.httpRequestWithAuthentication.call(
				context as never,
				'ghlApi',
				headersFor(options, connected.apiVersion),
				{ credentialsDecrypted: { id: '', name: 'Location token', type: 'ghlApi', data } },
			);
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
