import axios, { type AxiosInstance, type RawAxiosRequestHeaders } from 'axios';
import { MAIN_LOCATION, PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import type { Sandbox } from '../../../sandbox/server';

/** The account parameters of the main location. */
export const ALT = { altId: MAIN_LOCATION.id, altType: 'location' };

/** Returns a client of GHL in the sandbox that accepts every status. */
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

/** Returns a client of the control endpoint. */
export function control(sandbox: Sandbox): AxiosInstance {
	return axios.create({ baseURL: `${sandbox.url}/sandbox`, validateStatus: () => true });
}

/** The fields of a record in a response that the tests use. */
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

/** Returns a clock for a sandbox in virtual time. */
export function clock(start = Date.UTC(2026, 10, 20, 12)) {
	let time = start;
	return {
		now: (): number => time,
		advance: (ms: number): void => {
			time += ms;
		},
	};
}
