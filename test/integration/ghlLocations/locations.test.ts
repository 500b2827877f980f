import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { GhlLocations } from '../../../nodes/ghl/GhlLocations/GhlLocations.node';
import { ghlOAuth, ghlToken } from '../../../sandbox/ghl/access';
import { MAIN_LOCATION, SECOND_LOCATION } from '../../../sandbox/ghl/accounts';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { CredentialStore, locator, runNode, searchList } from '../../harness';
import { tokenCredential } from '../engine/support';

const node = new GhlLocations();
const PATH = `/ghl/locations/${MAIN_LOCATION.id}`;

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 30, rateLimit: null });
});
afterEach(() => sandbox.close());

interface Options {
	items?: INodeExecutionData[];
	credentials?: CredentialStore;
}

const itemsOf = (count: number) => Array.from({ length: count }, () => ({ json: {} }));

async function run(
	resource: string,
	operation: string,
	parameters: INodeParameters,
	{ items = itemsOf(1), credentials = tokenCredential(sandbox) }: Options = {},
): Promise<IDataObject[]> {
	const form = { resource, operation, ...parameters };
	const output = await runNode({ node, credentials, parameters: form, items });
	return output.map(({ json }) => json);
}

const fields = () => sandbox.world.ghl.contactData.fields;
const fieldNamed = (name: string) => {
	const [found] = fields().filter(
		(one) => one.locationId === MAIN_LOCATION.id && one.name === name,
	);
	return found;
};
const data = () => sandbox.world.ghl.locationData;
const requests = () =>
	sandbox.requests.entries.map(({ method, path }) => `${method} ${path.replace(PATH, '')}`);
const byKey = (name: string, value: string) => ({ [name]: { __rl: true, mode: 'key', value } });
const score = { name: 'Trustpilot Score', dataType: 'NUMERICAL', model: 'contact' };

describe('Create or Update of a custom field', () => {
	it('creates one field if items run concurrently', async () => {
		const form = { ...score, options: { parallel: 10 } };
		const output = await run('customField', 'upsert', form, { items: itemsOf(10) });
		expect(output.filter(({ isNew }) => isNew)).toHaveLength(1);
		expect(new Set(output.map(({ customFieldId }) => customFieldId)).size).toBe(1);
		expect(fields().filter(({ name }) => name === score.name)).toHaveLength(1);
	});

	it('finds a field that it created while the list does not contain it yet', async () => {
		sandbox.faults.add({
			path: /customFields$/,
			method: 'GET',
			effect: { kind: 'wrongShape', body: { customFields: [] } },
		});
		const output = await run('customField', 'upsert', score, { items: itemsOf(3) });
		expect(output.map(({ isNew }) => isNew)).toEqual([true, false, false]);
		expect(fields().filter(({ name }) => name === score.name)).toHaveLength(1);
	});

	it('creates a field again that was deleted', async () => {
		await run('customField', 'upsert', score);
		fields().splice(fields().indexOf(fieldNamed(score.name)), 1);
		const [output] = await run('customField', 'upsert', score);
		expect(output.isNew).toBe(true);
	});

	it('sends no write if nothing changes', async () => {
		const [output] = await run('customField', 'upsert', { ...score, name: 'Loyalty Points' });
		expect(output).toMatchObject({ key: 'contact.loyalty_points', isNew: false });
		expect(requests()).toEqual(['GET /customFields']);
	});

	it.each(['loyalty_points', 'contact.loyalty_points'])(
		'finds and renames %s',
		async (fieldKey) => {
			const { id } = fieldNamed('Loyalty Points');
			const form = { ...score, additionalFields: { fieldKey } };
			const [output] = await run('customField', 'upsert', form);
			expect(output).toMatchObject({ customFieldId: id, name: score.name, isNew: false });
		},
	);

	it('does not confuse a field of contacts with one of opportunities', async () => {
		const form = { ...score, name: 'Number of Cups per Day' };
		const [output] = await run('customField', 'upsert', form);
		expect(output).toMatchObject({ key: 'contact.number_of_cups_per_day', isNew: true });
	});

	it('writes the choices of a new field and of an existing one', async () => {
		const form = { name: 'Size', dataType: 'RADIO', model: 'contact', choices: 'S, M' };
		const [created] = await run('customField', 'upsert', form);
		const [updated] = await run('customField', 'upsert', { ...form, choices: 'S, M, L' });
		expect([created.options, updated.options]).toEqual([
			['S', 'M'],
			['S', 'M', 'L'],
		]);
	});

	it('creates a list of text boxes', async () => {
		const form = {
			...{ name: 'Wishes', dataType: 'TEXTBOX_LIST', model: 'contact' },
			textBoxListOptions: { rows: [{ label: 'First', prefillValue: 'Espresso' }] },
		};
		const [output] = await run('customField', 'upsert', form);
		expect(output.isNew).toBe(true);
		expect(fieldNamed('Wishes')).toMatchObject({
			textBoxListOptions: [{ label: 'First', prefillValue: 'Espresso' }],
		});
	});
});

describe('Create or Update of a custom value', () => {
	it('sends no write if the value is the same', async () => {
		const [{ name, value }] = data().values;
		const [output] = await run('customValue', 'upsert', { name, value });
		expect(output).toMatchObject({ value, isNew: false });
		expect(requests()).toEqual(['GET /customValues']);
	});

	it('creates one value if items run concurrently', async () => {
		const form = { name: 'Offer', value: '10 %', options: { parallel: 5 } };
		await run('customValue', 'upsert', form, { items: itemsOf(5) });
		expect(data().values.filter(({ name }) => name === 'Offer')).toHaveLength(1);
	});
});

describe('a record by its key', () => {
	it('is a custom field to update and to delete, also in braces', async () => {
		const { id } = fieldNamed('Loyalty Points');
		const key = byKey('customFieldId', '{{ contact.loyalty_points }}');
		const updateFields = { placeholder: 'e.g. 100' };
		const [updated] = await run('customField', 'update', { ...key, updateFields });
		expect(updated).toMatchObject({ customFieldId: id, placeholder: 'e.g. 100' });
		await run('customField', 'delete', key);
		expect(fieldNamed('Loyalty Points')).toBeUndefined();
		expect(requests().filter((one) => !one.startsWith('GET'))).toEqual([
			`PUT /customFields/${id}`,
			`DELETE /customFields/${id}`,
		]);
	});

	it('is a custom value, whose list is read once', async () => {
		const key = byKey('customValueId', 'custom_values.support_email');
		const output = await run('customValue', 'get', key, { items: itemsOf(3) });
		expect(output.map(({ name }) => name)).toEqual(Array(3).fill('Support Email'));
		expect(requests().filter((one) => one === 'GET /customValues')).toHaveLength(1);
	});

	it('is not found, and nothing is deleted', async () => {
		const before = fields().length;
		const deletion = run('customField', 'delete', byKey('customFieldId', 'contact.unknown'));
		await expect(deletion).rejects.toThrow('Custom field not found for id:contact.unknown');
		expect(fields()).toHaveLength(before);
		expect(requests().filter((one) => one.startsWith('DELETE'))).toEqual([]);
	});
});

describe('a response without the ID of the record', () => {
	it.each([
		[
			'customField',
			'contact.loyalty_points',
			{ customField: { name: 'Loyalty', dataType: 'TEXT' } },
		],
		[
			'customValue',
			'custom_values.fax',
			{ customValues: [{ id: '../x', fieldKey: '{{custom_values.fax}}' }] },
		],
	])('deletes nothing: %s', async (resource, key, body) => {
		const path = `${PATH}/${resource}s`;
		sandbox.faults.add({ path, method: 'GET', effect: { kind: 'wrongShape', body } });
		const form = { ...byKey(`${resource}Id`, key), options: { maxWait: 0 } };
		await expect(run(resource, 'delete', form)).rejects.toThrow(/'id'/);
		expect(requests().filter((one) => one.startsWith('DELETE'))).toEqual([]);
	});

	it.each([
		['customField', score, { customFields: [{ ...score }] }],
		['customValue', { name: 'Fax', value: '1' }, { customValues: [{ name: 'Fax', value: '1' }] }],
	])('is not the result of Create or Update: %s', async (resource, form, body) => {
		const path = `${PATH}/${resource}s`;
		sandbox.faults.add({ path, method: 'GET', effect: { kind: 'wrongShape', body } });
		await expect(run(resource, 'upsert', form)).rejects.toThrow(/'id'/);
	});
});

describe('lists of several pages', () => {
	it('return each template once', async () => {
		const [template] = data().templates.filter(({ locationId }) => locationId === MAIN_LOCATION.id);
		for (let i = 0; i < 250; i++) data().templates.push({ ...template, id: `extra${i}` });
		const output = await run('template', 'getAll', { returnAll: true });
		expect(new Set(output.map(({ templateId }) => templateId)).size).toBe(253);
		expect(output).toHaveLength(253);
	});

	it('return each task once', async () => {
		const { tasks } = sandbox.world.ghl.contactData;
		const [all] = tasks.values();
		for (let i = 0; i < 1100; i++) all.push({ ...all[0], id: `extra${i}` });
		const output = await run('task', 'search', { returnAll: true });
		const ids = new Set(output.map(({ taskId }) => taskId));
		expect(ids.size).toBe(output.length);
		expect(output.length).toBeGreaterThan(1100);
	});

	it('contain deleted templates if the filter requests them', async () => {
		const output = await run('template', 'getAll', { filters: { deleted: true } });
		expect(output.map(({ name }) => name)).toEqual(['Old Offer']);
	});
});

describe('Upload Files', () => {
	const file = (text: string) => ({
		data: Buffer.from(text).toString('base64'),
		mimeType: 'application/pdf',
		fileName: 'invoice.pdf',
	});
	const items = [{ json: {}, binary: { first: file('one'), second: file('two, longer') } }];
	const upload = { uploadFor: 'customField', inputFields: 'first, second' };

	it('returns a URL for each of two files with one name', async () => {
		const { id } = fieldNamed('Delivery Notes');
		const form = { ...upload, customFieldId: locator(id) };
		const [output] = await run('customField', 'uploadFiles', form, { items });
		expect(Object.keys(output.uploadedFiles as object)).toEqual(['invoice.pdf', '2-invoice.pdf']);
		expect(output.meta).toMatchObject([
			{ fieldname: 'invoice.pdf', mimetype: 'application/pdf', size: 3 },
			{ fieldname: '2-invoice.pdf', size: 11 },
		]);
	});

	it('fails if the response has no URL for a file', async () => {
		sandbox.faults.add({
			path: `${PATH}/customFields/upload`,
			effect: { kind: 'wrongShape', body: { uploadedFiles: {} } },
		});
		const form = { ...upload, customFieldId: locator('f1'), options: { maxWait: 0 } };
		await expect(run('customField', 'uploadFiles', form, { items })).rejects.toThrow();
	});
});

describe('Get Time Zones', () => {
	it('fails if the response contains no list', async () => {
		sandbox.faults.add({
			path: `${PATH}/timezones`,
			effect: { kind: 'wrongShape', body: { zones: [] } },
		});
		const form = { options: { maxWait: 0 } };
		await expect(run('location', 'getTimeZones', form)).rejects.toThrow(/timeZones/);
	});
});

describe('permissions', () => {
	it('names the scope that a read-only token does not have', async () => {
		const credentials = new CredentialStore(ghlToken('readOnly')({ sandbox, url: sandbox.url }));
		const creation = run('tag', 'create', { name: 'reviewed' }, { credentials });
		await expect(creation).rejects.toThrow(/locations\/tags\.write/);
	});

	it('uses the location that an agency connection selects', async () => {
		const credentials = new CredentialStore(
			ghlOAuth('agency', 'company')({ sandbox, url: sandbox.url }),
		);
		const form = { authentication: 'oAuth2', locationId: locator(SECOND_LOCATION.id) };
		const [output] = await run('location', 'get', form, { credentials });
		expect(output).toMatchObject({ locationId: SECOND_LOCATION.id, name: SECOND_LOCATION.name });
	});
});

describe('lists in the form', () => {
	const search = async (method: string, filter = '') => {
		const parameters = { resource: 'tag', operation: 'get' };
		const setup = { node, method, parameters, credentials: tokenCredential(sandbox) };
		return (await searchList(setup, { filter })).results.map(({ name }) => name);
	};

	it.each([
		['searchAllCustomFields', 'cups', ['Number of Cups per Day · opportunity']],
		['searchCustomValues', 'support', ['Support Email · help@example.com']],
		['searchTags', 'vip', ['vip']],
		['searchTemplates', 'welcome', ['Welcome · email']],
	])('%s filters by name', async (method, filter, names) => {
		expect(await search(method, filter)).toEqual(names);
	});
});
