import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { GhlContacts } from '../../../nodes/ghl/GhlContacts/GhlContacts.node';
import { MAIN_LOCATION, PRIVATE_TOKENS, READ_SCOPES } from '../../../sandbox/ghl/accounts';
import type { Contact } from '../../../sandbox/ghl/types';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { locator, mapFields, runNode, searchList } from '../../harness';
import { tokenCredential } from '../engine/support';

const node = new GhlContacts();

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 30, rateLimit: null });
});
afterEach(() => sandbox.close());

/** Runs an operation. Returns its items. */
async function run(
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
	{ version = '2021-07-28', items = 1, token = PRIVATE_TOKENS.full.token } = {},
): Promise<IDataObject[]> {
	const output = await runNode({
		node,
		credentials: tokenCredential(sandbox, { apiVersion: version, accessToken: token }),
		parameters: { resource, operation, ...parameters },
		items: Array.from({ length: items }, () => ({ json: {} })),
	});
	return output.map(({ json }) => json);
}

const contacts = () => sandbox.world.ghl.contacts;
const all = () => contacts().all(MAIN_LOCATION.id);
const rich = () => all().find(({ customFields }) => customFields) as Contact;
const calls = (path: RegExp) => sandbox.requests.entries.filter((entry) => path.test(entry.path));

/** Adds contacts, a second apart, before all existing contacts. */
function addContacts(count: number): void {
	const [oldest] = all();
	const start = Date.parse(oldest.createdAt);
	contacts().load(
		Array.from({ length: count }, (_, i) => ({
			...oldest,
			_id: `added${String(i).padStart(15, '0')}`,
			customFields: undefined,
			createdAt: new Date(start - (i + 1) * 1000).toISOString(),
		})),
	);
}

describe('a search', () => {
	it('returns each contact once beyond 10,000 contacts, in pages of 500', async () => {
		addContacts(10_600);
		const expected = [...all()].reverse().map(({ _id }) => _id);

		const found = await run('contact', 'getAll', { returnAll: true, output: 'raw' });

		expect(found.map(({ id }) => id)).toEqual(expected);
		expect(calls(/contacts\/search$/)).toHaveLength(Math.ceil(expected.length / 500));
	});

	it('returns each remaining contact once while contacts are created and deleted', async () => {
		addContacts(2000);
		const before = all().map(({ _id }) => _id);
		const deleted: string[] = [];
		const collection = contacts();
		const read = collection.all.bind(collection);
		let page = 0;
		// Before each request of the list, two contacts are added and one that was already read is deleted.
		jest.spyOn(collection, 'all').mockImplementation((altId) => {
			const [oldest] = read(altId);
			for (const suffix of ['a', 'b']) {
				const createdAt = new Date(sandbox.world.now() + page).toISOString();
				collection.insert({ ...oldest, _id: `new${page}${suffix}`, createdAt });
			}
			const victim = read(altId).at(-10 - page);
			if (victim && page > 0) {
				collection.delete(victim._id);
				deleted.push(victim._id);
			}
			page++;
			return read(altId);
		});

		const found = await run('contact', 'getAll', { returnAll: true, output: 'raw' });

		const ids = found.map(({ id }) => String(id));
		expect(new Set(ids).size).toBe(ids.length);
		expect(before.filter((id) => !ids.includes(id) && !deleted.includes(id))).toEqual([]);
		expect(deleted.length).toBeGreaterThan(2);
	});

	it('ends after one request if one page contains all contacts', async () => {
		await run('contact', 'getAll', { returnAll: true, output: 'raw' });
		expect(calls(/contacts\/search$/)).toHaveLength(1);
	});

	it('finds contacts by any condition, and by a custom field', async () => {
		const [first, second] = all();
		const email = (value: string) => ({ field: 'email', operator: 'eq', value });
		const either = await run('contact', 'getAll', {
			filters: {
				conditions: { rows: [email(first.email), email(second.email)] },
				match: 'OR',
			},
		});
		expect(either.map(({ contactId }) => contactId).sort()).toEqual([first._id, second._id].sort());
		const points = rich().customFields?.[2];
		const found = await run('contact', 'getAll', {
			filters: {
				conditions: {
					rows: [
						{
							field: 'customField',
							customFieldId: locator(String(points?.id)),
							operator: 'gte',
							value: String(points?.value),
						},
					],
				},
			},
		});
		expect(found.map(({ contactId }) => contactId)).toContain(rich()._id);
		for (const { customFields } of found) {
			expect(Number((customFields as IDataObject)['Loyalty Points'])).toBeGreaterThanOrEqual(
				Number(points?.value),
			);
		}
	});
});

describe('custom fields', () => {
	it('are in the form by name, each with its own kind of input', async () => {
		const { fields } = await mapFields({
			node,
			method: 'getCustomFields',
			credentials: tokenCredential(sandbox),
			parameters: { resource: 'contact', operation: 'create' },
		});
		expect(
			fields.map(({ displayName, type, options }) => [displayName, type, options?.length]),
		).toEqual([
			['Favorite Roast', 'options', 3],
			['Interests (with Commas)', 'string', 3],
			['Loyalty Points', 'number', undefined],
			['Member Since', 'dateTime', undefined],
			['Delivery Notes', 'string', undefined],
			['Documents', 'object', undefined],
		]);
	});

	it('can be found in a list', async () => {
		const { results } = await searchList(
			{
				node,
				method: 'searchCustomFields',
				credentials: tokenCredential(sandbox),
				parameters: { resource: 'contact', operation: 'getAll' },
			},
			{ filter: 'points' },
		);
		expect(results.map(({ name }) => name)).toEqual(['Loyalty Points']);
	});

	it('get their names with one request for all items', async () => {
		const parameters = { contactId: locator(rich()._id) };
		const found = await run('contact', 'get', parameters, { items: 12 });
		expect(found).toHaveLength(12);
		expect(Object.keys(found[11].customFields as object)).toContain('Favorite Roast');
		expect(calls(/customFields$/)).toHaveLength(1);
	});

	it('keep their IDs if the credential has no access to the names', async () => {
		const { grant } = PRIVATE_TOKENS.full;
		const scopes = READ_SCOPES.filter((scope) => scope !== 'locations/customFields.readonly');
		const original = grant.scopes;
		Object.assign(grant, { scopes });
		try {
			const [found] = await run('contact', 'get', { contactId: locator(rich()._id) });
			const { customFields = [] } = rich();
			expect(found.customFields).toEqual(
				Object.fromEntries(customFields.map(({ id, value }) => [id, value])),
			);
		} finally {
			Object.assign(grant, { scopes: original });
		}
	});
});

describe.each(['2021-07-28', 'v3'])('version %s', (version) => {
	it('writes custom fields with the same names as it reads them', async () => {
		const { fields } = sandbox.world.ghl.contactData;
		const notes = fields.find(({ name }) => name === 'Delivery Notes');
		const customFields = {
			mappingMode: 'defineBelow',
			value: { [String(notes?.id)]: 'Ring twice' },
			matchingColumns: [],
			schema: [],
		};
		const contactId = locator(rich()._id);
		const [changed] = await run('contact', 'update', { contactId, customFields }, { version });
		expect(changed.customFields).toMatchObject({
			'Delivery Notes': 'Ring twice',
			'Favorite Roast': rich().customFields?.[0].value,
		});
	});

	it('removes a contact from all campaigns with its own endpoint', async () => {
		const { campaigns } = sandbox.world.ghl.contactData;
		expect(campaigns.get(rich()._id)?.size).toBe(1);
		const contactId = locator(rich()._id);
		expect(await run('campaign', 'removeAll', { contactId }, { version })).toEqual([
			{ success: true },
		]);
		expect(campaigns.has(rich()._id)).toBe(false);
	});

	it('reports a deleted contact in the same form', async () => {
		const contactId = locator(rich()._id);
		expect(await run('contact', 'delete', { contactId }, { version })).toEqual([{ deleted: true }]);
	});
});

describe('create or update', () => {
	it('returns whether it created or updated the contact', async () => {
		const person = { email: 'grace@example.com', firstName: 'Grace' };
		const [created] = await run('contact', 'upsert', person);
		const [updated] = await run('contact', 'upsert', { ...person, firstName: 'Ada' });
		expect([created.isNew, updated.isNew]).toEqual([true, false]);
		expect(updated).toMatchObject({ contactId: created.contactId, name: 'Ada' });
	});
});
