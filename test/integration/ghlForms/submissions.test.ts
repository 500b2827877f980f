import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { GhlForms } from '../../../nodes/ghl/GhlForms/GhlForms.node';
import { ghlToken } from '../../../sandbox/ghl/access';
import { MAIN_LOCATION, SECOND_LOCATION } from '../../../sandbox/ghl/accounts';
import { submissionOf } from '../../../sandbox/ghl/submissions/data';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { CredentialStore, locator, runNode, searchList } from '../../harness';
import { tokenCredential } from '../engine/support';

const node = new GhlForms();
const NOW = Date.parse('2026-11-24T12:00:00Z');
const DAY_MS = 86_400_000;

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 30, rateLimit: null, now: () => NOW });
});
afterEach(() => sandbox.close());

async function run(
	operation: string,
	parameters: INodeParameters,
	items: INodeExecutionData[] = [{ json: {} }],
	credentials = tokenCredential(sandbox),
): Promise<IDataObject[]> {
	const form = { resource: 'submission', operation, ...parameters };
	const output = await runNode({ node, credentials, parameters: form, items });
	return output.map(({ json }) => json);
}

const data = () => sandbox.world.ghl.submissionData;
const contact = () => sandbox.world.ghl.contacts.all(MAIN_LOCATION.id)[0];
const fileField = () => {
	const [found] = sandbox.world.ghl.contactData.fields.filter(
		({ name, locationId }) => name === 'Documents' && locationId === MAIN_LOCATION.id,
	);
	return found.id;
};
const formNamed = (name: string) => {
	const [found] = data().questionnaires.filter(
		(one) => one.name === name && one.locationId === MAIN_LOCATION.id,
	);
	return found;
};
const add = (count: number, time: number) => {
	for (let i = 0; i < count; i++) {
		const row = submissionOf(formNamed('Newsletter'), contact(), `added-${time}-${i}`, time + i);
		data().submissions.insert(row);
	}
};

describe('Get Many From Forms', () => {
	it('reads all pages', async () => {
		add(230, NOW - DAY_MS);
		const all = await run('getAllOfForms', { returnAll: true });
		expect(new Set(all.map(({ submissionId }) => submissionId)).size).toBe(238);
		expect(await run('getAllOfForms', { limit: 120 })).toHaveLength(120);
	});

	it('returns only the submissions of the period, in days of the workflow', async () => {
		add(2, Date.parse('2026-09-10T23:59:00Z'));
		add(3, Date.parse('2026-09-12T00:00:00Z'));
		const of = async (startAt: string, endAt: string) =>
			(await run('getAllOfForms', { returnAll: true, filters: { startAt, endAt } })).length;
		expect(await of('2026-09-10T08:00:00', '2026-09-11')).toBe(2);
		expect(await of('2026-09-11', '2026-09-12')).toBe(3);
	});

	it('returns the last month without a period', async () => {
		add(2, NOW - 40 * DAY_MS);
		expect(await run('getAllOfForms', { returnAll: true })).toHaveLength(8);
	});

	it('returns values of fields, and files with their URLs', async () => {
		const form = formNamed('Wholesale Request');
		const filters = { formId: locator(form.id) };
		const rows = await run('getAllOfForms', { returnAll: true, filters });
		const [withFile] = rows.filter(({ files }) => (files as unknown[]).length > 0);
		expect(withFile).toMatchObject({
			formId: form.id,
			contactId: contact()._id,
			fieldValues: { first_name: contact().firstName, email: contact().email },
			files: [
				{
					field: fileField(),
					name: 'tax-certificate.pdf',
					type: 'application/pdf',
					size: 48_210,
					url: expect.stringContaining('/documents/download/'),
				},
			],
			pageUrl: `https://shop.example.com/forms/${form.id}`,
		});
		expect(Object.keys(withFile.fieldValues as object)).toEqual(['first_name', 'email']);
	});

	it('accepts files in a list, and values without details', async () => {
		const row = submissionOf(formNamed('Newsletter'), contact(), 'listed', NOW);
		const url = 'https://files.example.com/menu.pdf';
		data().submissions.insert({ ...row, others: { menu: [{ url }], roasts: ['Light', 'Dark'] } });
		const [first] = await run('getAllOfForms', { limit: 1 });
		expect(first).toMatchObject({
			submissionId: 'listed',
			fieldValues: { roasts: ['Light', 'Dark'] },
			files: [{ field: 'menu', url }],
		});
	});
});

describe('Upload Files', () => {
	const file = (name: string, content: string) => ({
		data: Buffer.from(content).toString('base64'),
		mimeType: 'application/pdf',
		fileName: name,
	});
	const upload = async (
		binary: INodeExecutionData['binary'],
		inputFields: string,
		credentials = tokenCredential(sandbox),
	) =>
		await run(
			'uploadFiles',
			{ contactId: locator(contact()._id), customFieldId: locator(fileField()), inputFields },
			[{ json: {}, binary }],
			credentials,
		);
	const stored = () => {
		const [value] = (contact().customFields ?? []).filter(({ id }) => id === fileField());
		return Object.values((value?.value ?? {}) as Record<string, { meta: IDataObject }>).map(
			({ meta }) => meta.originalname,
		);
	};

	it('adds several files to the custom field', async () => {
		const binary = { one: file('one.pdf', 'first'), two: file('two.pdf', 'second') };
		const [updated] = await upload(binary, 'one, two');
		expect(updated).toMatchObject({ id: contact()._id });
		expect(stored()).toEqual(['one.pdf', 'two.pdf']);
	});

	it('keeps one copy of a file that is uploaded again', async () => {
		await upload({ data: file('one.pdf', 'first') }, 'data');
		await upload({ data: file('one.pdf', 'first') }, 'data');
		await upload({ data: file('one.pdf', 'changed') }, 'data');
		expect(stored()).toEqual(['one.pdf', 'one.pdf']);
	});

	it('shows why GHL rejects a file', async () => {
		await expect(upload({ data: file('one.exe', 'first') }, 'data')).rejects.toThrow(
			/File type of one\.exe is not supported/,
		);
	});

	it('names the scope that a read-only token does not have', async () => {
		const credentials = new CredentialStore(ghlToken('readOnly')({ sandbox, url: sandbox.url }));
		const uploading = upload({ data: file('one.pdf', 'first') }, 'data', credentials);
		await expect(uploading).rejects.toThrow(/forms\.write/);
	});

	it('does not upload a file again if the outcome is unknown', async () => {
		const path = '/ghl/forms/upload-custom-files';
		sandbox.faults.add({ method: 'POST', path, effect: { kind: 'reset', when: 'after' } });
		await expect(upload({ data: file('one.pdf', 'first') }, 'data')).rejects.toThrow(
			/may or may not/,
		);
		expect(sandbox.requests.entries).toHaveLength(1);
	});
});

it.each([
	['searchForms', /^Wholesale Request$|^Newsletter$/],
	['searchSurveys', /^Tasting Feedback$/],
])('%s lists records by name', async (method, name) => {
	const parameters = { resource: 'submission', operation: 'getAllOfForms' };
	const credentials = tokenCredential(sandbox);
	const { results } = await searchList({ node, method, parameters, credentials }, { filter: '' });
	expect(results.length).toBeGreaterThan(0);
	for (const entry of results) expect(entry.name).toMatch(name);
	const others = data().questionnaires.filter(
		({ locationId }) => locationId === SECOND_LOCATION.id,
	);
	expect(results.map(({ value }) => value)).not.toContain(others[0].id);
});
