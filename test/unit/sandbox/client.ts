import axios, { type AxiosInstance, type RawAxiosRequestHeaders } from 'axios';
import { MAIN_LOCATION, PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import type { Sandbox } from '../../../sandbox/server';

/** The account selector of the main location. */
export const ALT = { altId: MAIN_LOCATION.id, altType: 'location' };

/** A client of the sandbox's GHL that takes every status as an answer. */
export function ghl(
	sandbox: Sandbox,
	token: string = PRIVATE_TOKENS.full.token,
	headers: RawAxiosRequestHeaders = {},
): AxiosInstance {
	return axios.create({
		baseURL: `${sandbox.url}/ghl`,
		headers: { Version: '2021-07-28', Authorization: `Bearer ${token}`, ...headers },
		validateStatus: () => true,
	});
}

/** A client of the control endpoint. */
export function control(sandbox: Sandbox): AxiosInstance {
	return axios.create({ baseURL: `${sandbox.url}/sandbox`, validateStatus: () => true });
}

/** A record of an answer: the fields that the tests look at. */
export interface Row {
	_id: string;
	id: string;
	altId: string;
	amount: number;
	code: string;
	title: string;
	status: string;
	paymentStatus: string;
	liveMode: boolean;
	contactId: string;
	createdAt: string;
	sourceName: string;
	entityId: string;
	entitySourceType: string;
	entitySourceSubType: string;
	paymentsCollectedCount: number;
}

/** A clock for a sandbox in virtual time. */
export function clock(start = Date.UTC(2026, 10, 20, 12)) {
	let time = start;
	return {
		now: (): number => time,
		advance: (ms: number): void => {
			time += ms;
		},
	};
}
