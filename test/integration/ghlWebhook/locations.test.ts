import type { IDataObject } from 'n8n-workflow';

import { searchList, CredentialStore, locator } from '../../harness';
import { logs } from '../../harness/logs';
import { GhlWebhookTrigger } from '../../../nodes/ghl/GhlWebhookTrigger/GhlWebhookTrigger.node';
import { OAUTH_CLIENTS } from '../../../sandbox/ghl/accounts';
import { startSandbox } from '../../../sandbox/server';
import { oauthCredential } from '../engine/support';
import { appTrigger, LOCATION, ONE_LOCATION, order, OTHER_LOCATION } from './support';

const THIRD_LOCATION = 'Qm2XvR9kTs4LwPaGNcy7';
const APP = '6650a1b2c3d4e5f60718293a';
const OTHER_APP = '6650a1b2c3d4e5f60718293b';
const ANY = { anyLocation: true };
const ALL_EVENTS = ['orderCreated', 'invoicePaid', 'productCreated', 'contactCreated'];
const INSTALL_EVENTS = { events: ['appInstalled', 'appUninstalled', 'planChanged'] };

/** Events of another location, with each field in which GHL names a location. */
const foreign: Array<[string, IDataObject]> = [
	['an order', order({ locationId: OTHER_LOCATION })],
	['a contact', order({ type: 'ContactCreate', locationId: OTHER_LOCATION })],
	[
		'an invoice, which names the location in altId',
		order({
			...{ type: undefined, locationId: undefined, invoiceNumber: '7', status: 'paid' },
			...{ altId: OTHER_LOCATION, altType: 'location' },
		}),
	],
	['a product', order({ type: undefined, productType: 'DIGITAL', locationId: OTHER_LOCATION })],
	['an order that names no location', order({ locationId: undefined })],
	['an order whose location is empty', order({ locationId: '' })],
	['an order whose location is an object', order({ locationId: { toString: 1 } })],
	['an order whose location is a list', order({ locationId: [LOCATION] })],
	['an order with a company only', order({ locationId: undefined, companyId: LOCATION })],
	[
		'an order that names the location in another letter case',
		order({ locationId: LOCATION.toUpperCase() }),
	],
	[
		'an order with the location in a deeper field',
		order({ locationId: undefined, order: { locationId: LOCATION } }),
	],
];

describe('a new GHL Webhook Trigger', () => {
	it.each(foreign)('ignores %s of another location and returns 200', async (_name, body) => {
		const { call } = appTrigger({ parameters: { ...ONE_LOCATION, events: ALL_EVENTS } });
		const response = await call({ ...body });
		expect(response.items).toBeNull();
		expect(response.sent.status ?? 200).toBe(200);
		expect(response.webhookResponse).toEqual({ ignored: expect.stringContaining('location') });
	});

	it('emits the events of its location, for each field that contains it', async () => {
		const { eventsOf } = appTrigger({ parameters: { ...ONE_LOCATION, events: ALL_EVENTS } });
		expect(await eventsOf(order())).toEqual(['orderCreated']);
		const invoice = order({
			...{ type: undefined, locationId: undefined, invoiceNumber: '7', status: 'paid' },
			...{ altId: LOCATION, altType: 'location' },
		});
		expect(await eventsOf(invoice)).toEqual(['invoicePaid']);
	});

	it('accepts more locations from the options, in any list format', async () => {
		const options = { locationIds: `${OTHER_LOCATION}, ,\n ${THIRD_LOCATION} ` };
		const { eventsOf } = appTrigger({ parameters: { ...ONE_LOCATION, options } });
		for (const locationId of [LOCATION, OTHER_LOCATION, THIRD_LOCATION]) {
			expect(await eventsOf(order({ locationId }))).toEqual(['orderCreated']);
		}
		expect(await eventsOf(order({ locationId: 'x' }))).toEqual([]);
	});

	it('emits the events of all locations with Any Location', async () => {
		const { eventsOf } = appTrigger({ parameters: ANY });
		for (const locationId of [LOCATION, OTHER_LOCATION, undefined]) {
			expect(await eventsOf(order({ locationId }))).toEqual(['orderCreated']);
		}
	});

	it('cannot be activated without a location', async () => {
		for (const value of ['', '  ']) {
			const { node, eventsOf } = appTrigger({ parameters: { locationId: locator(value) } });
			await expect(node.checkExists()).rejects.toThrow('No location is selected');
			expect(await eventsOf(order({ locationId: value }))).toEqual([]);
			expect(await eventsOf(order())).toEqual([]);
		}
		expect(await appTrigger({ parameters: ANY }).node.checkExists()).toBe(true);
	});

	it('does not remember ignored deliveries: a location that is added later receives the retry', async () => {
		const body = order({ locationId: OTHER_LOCATION });
		const { eventsOf } = appTrigger();
		expect(await eventsOf(body)).toEqual([]);
		expect(await appTrigger({ parameters: ANY }).eventsOf(body)).toEqual(['orderCreated']);
	});

	describe('with an app', () => {
		const install = (more: IDataObject) =>
			order({ type: 'INSTALL', appId: APP, companyId: 'c', locationId: undefined, ...more });
		const withApp = (parameters = {}) =>
			appTrigger({
				parameters: { ...ONE_LOCATION, ...INSTALL_EVENTS, options: { appId: APP }, ...parameters },
			});

		it('ignores the events of another app', async () => {
			const { eventsOf } = withApp();
			expect(await eventsOf(install({ appId: OTHER_APP, locationId: LOCATION }))).toEqual([]);
			expect(await eventsOf(install({ appId: { x: 1 }, locationId: LOCATION }))).toEqual([]);
			expect(await eventsOf(install({ locationId: LOCATION }))).toEqual(['appInstalled']);
		});

		it('accepts an event of the agency that names its app', async () => {
			expect(await withApp().eventsOf(install({}))).toEqual(['appInstalled']);
			expect(await withApp().eventsOf(install({ appId: undefined }))).toEqual([]);
			const parameters = { ...ONE_LOCATION, ...INSTALL_EVENTS };
			expect(await appTrigger({ parameters }).eventsOf(install({}))).toEqual([]);
		});

		it('ignores an event of the app in another location', async () => {
			expect(await withApp().eventsOf(install({ locationId: OTHER_LOCATION }))).toEqual([]);
			const { eventsOf } = withApp(ANY);
			expect(await eventsOf(install({ locationId: OTHER_LOCATION }))).toEqual(['appInstalled']);
			expect(await eventsOf(install({ appId: OTHER_APP }))).toEqual([]);
		});

		it('accepts an event without an app, by its location', async () => {
			const options = { appId: APP };
			const { eventsOf } = appTrigger({ parameters: { ...ONE_LOCATION, options } });
			expect(await eventsOf(order())).toEqual(['orderCreated']);
			expect(await eventsOf(order({ locationId: OTHER_LOCATION }))).toEqual([]);
		});
	});

	it('is limited by its credential too', async () => {
		const credential = { locationIds: `${OTHER_LOCATION} ${THIRD_LOCATION}`, appId: APP };
		const any = appTrigger({ parameters: ANY, credential });
		expect(await any.eventsOf(order())).toEqual([]);
		expect(await any.eventsOf(order({ locationId: OTHER_LOCATION }))).toEqual(['orderCreated']);
		const other = { locationId: OTHER_LOCATION, appId: OTHER_APP };
		expect(await any.eventsOf(order(other))).toEqual([]);
		const one = appTrigger({ credential });
		expect(await one.eventsOf(order())).toEqual([]);
		expect(await one.eventsOf(order({ locationId: OTHER_LOCATION }))).toEqual([]);
	});
});

describe('a saved GHL Webhook Trigger of version 1', () => {
	const saved = (credential: IDataObject = {}) =>
		appTrigger({ parameters: {}, typeVersion: 1, credential });

	it('continues to emit the events of all locations', async () => {
		const { node, eventsOf } = saved();
		expect(await node.checkExists()).toBe(true);
		for (const locationId of [LOCATION, OTHER_LOCATION, undefined]) {
			expect(await eventsOf(order({ locationId }))).toEqual(['orderCreated']);
		}
	});

	it("warns in n8n's log if GHL cannot reach its URL, without the secret part of the URL", async () => {
		logs.length = 0;
		const { node } = saved();
		await node.checkExists();
		const [warning] = logs.filter((line) => line.startsWith('warn'));
		expect(warning).toContain(
			'begins with http://127.0.0.1:5678, which is not a public HTTPS address',
		);
		expect(warning).not.toContain('/webhook');
	});

	it('is limited by the locations of its credential', async () => {
		const { eventsOf } = saved({ locationIds: LOCATION });
		expect(await eventsOf(order({ locationId: OTHER_LOCATION }))).toEqual([]);
		expect(await eventsOf(order())).toEqual(['orderCreated']);
	});

	it('shows a hint that new nodes do not show', () => {
		const { hints = [], version, defaultVersion } = new GhlWebhookTrigger().description;
		expect([version, defaultVersion]).toEqual([[1, 1.1, 1.2], 1.2]);
		expect(hints).toMatchObject([
			{
				message: expect.stringContaining('Location IDs'),
				displayCondition: expect.stringContaining('$nodeVersion < 1.1'),
			},
		]);
	});
});

describe('the list of locations', () => {
	it('uses the OAuth2 credential of the app', async () => {
		const sandbox = await startSandbox({ orders: 0 });
		const { agency } = OAUTH_CLIENTS;
		const { accessToken, grant } = sandbox.control.ghl.issueTokens(agency.clientId, 'company');
		const token = {
			...{ access_token: accessToken, token_type: 'Bearer', userType: grant.userType },
			companyId: grant.companyId,
		};
		const { results } = await searchList({
			...{ node: new GhlWebhookTrigger(), method: 'searchLocations' },
			credentials: oauthCredential(sandbox, token, agency),
		});
		await sandbox.close();
		expect(results.map(({ value }) => value)).toEqual([LOCATION, OTHER_LOCATION]);
	});

	it('explains the next step without that credential', async () => {
		const search = searchList({
			...{ node: new GhlWebhookTrigger(), method: 'searchLocations' },
			credentials: new CredentialStore({ ghlWebhookApi: {} }),
		});
		await expect(search).rejects.toThrow(/By ID/);
	});
});
