import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { GhlOpportunities } from '../../../nodes/ghl/GhlOpportunities/GhlOpportunities.node';
import { MAIN_LOCATION, USER_ID } from '../../../sandbox/ghl/accounts';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { locator, mapFields, runNode, searchList } from '../../harness';
import { tokenCredential } from '../engine/support';

const node = new GhlOpportunities();

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 30, rateLimit: null });
});
afterEach(() => sandbox.close());

const data = () => sandbox.world.ghl.opportunityData;
const mine = () => data().opportunities.all(MAIN_LOCATION.id);
const ofLocation = <T extends { locationId: string }>(all: readonly T[]): T[] =>
	all.filter(({ locationId }) => locationId === MAIN_LOCATION.id);
const pipelines = () => ofLocation(data().pipelines);
const open = () => {
	const [found] = mine().filter(({ status }) => status === 'open');
	return found;
};
/** A contact without an opportunity: only every second one has one. */
const freshContact = () => sandbox.world.ghl.contacts.all(MAIN_LOCATION.id)[1]._id;
const sent = (method: string) =>
	sandbox.requests.entries.filter((entry) => entry.method === method).map(({ path }) => path);

async function run(
	operation: string,
	parameters: INodeParameters,
	{ version = '2021-07-28', items = 1 } = {},
): Promise<IDataObject[]> {
	const output = await runNode({
		node,
		credentials: tokenCredential(sandbox, { apiVersion: version }),
		parameters: { resource: 'opportunity', operation, ...parameters },
		items: Array.from({ length: items }, () => ({ json: {} })),
	});
	return output.map(({ json }) => json);
}

const upsertForm = (contactId: string, more: INodeParameters = {}): INodeParameters => ({
	pipelineId: locator(pipelines()[0].id),
	contactId: locator(contactId),
	name: 'Office coffee',
	...more,
});

const cups = () => {
	const [field] = ofLocation(sandbox.world.ghl.contactData.fields).filter(
		({ model }) => model === 'opportunity',
	);
	return field;
};
const mapper = (value: IDataObject) =>
	({ mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] }) as INodeParameters;

describe('Create or Update of an opportunity', () => {
	it('creates one opportunity for a contact if items run concurrently', async () => {
		const before = mine().length;
		const form = upsertForm(freshContact(), { options: { parallel: 10 } });
		const output = await run('upsert', form, { items: 10 });
		expect(output.filter(({ isNew }) => isNew)).toHaveLength(1);
		expect(new Set(output.map(({ opportunityId }) => opportunityId)).size).toBe(1);
		expect(mine()).toHaveLength(before + 1);
	});

	it('finds an opportunity that it created while the search does not return it yet', async () => {
		sandbox.world.settings.lateVisibleMs = 60_000;
		const before = mine().length;
		const form = upsertForm(freshContact());
		const output = await run('upsert', form, { items: 3 });
		expect(output.map(({ isNew }) => isNew)).toEqual([true, false, false]);
		expect(mine()).toHaveLength(before + 1);
	});

	it('writes followers, the lost reason, and custom fields of a new opportunity too', async () => {
		const contactId = freshContact();
		const [reason] = ofLocation(data().lostReasons);
		const form = upsertForm(contactId, {
			customFields: mapper({ [cups().id]: 80 }),
			additionalFields: {
				status: 'lost',
				lostReasonId: locator(reason.id),
				followers: { rows: [{ userId: locator(USER_ID) }] },
			},
		});
		const [output] = await run('upsert', form);
		expect(mine().find((one) => one.contactId === contactId)).toMatchObject({
			status: 'lost',
			lostReasonId: reason.id,
			followers: [USER_ID],
			customFields: [{ id: cups().id, fieldValue: 80 }],
		});
		expect(output).toMatchObject({ isNew: true, customFields: { [cups().name]: 80 } });
	});

	it('updates custom fields of an existing opportunity and keeps its stage', async () => {
		const { _id, contactId } = open();
		const stage = pipelines()[0].stages[3].id;
		data().opportunities.update(_id, { pipelineStageId: stage });
		const form = upsertForm(contactId, { customFields: mapper({ [cups().id]: 12 }) });
		const [output] = await run('upsert', form);
		expect(output).toMatchObject({ opportunityId: _id, isNew: false, pipelineStageId: stage });
		expect(output.customFields).toEqual({ [cups().name]: 12 });
	});

	it('does not change a closed opportunity and creates a new one', async () => {
		const won = mine().find(({ status }) => status === 'won');
		const others = mine().filter((one) => one.contactId === won?.contactId);
		expect(others.filter(({ status }) => status === 'open')).toEqual([]);
		const [output] = await run('upsert', upsertForm(String(won?.contactId)));
		expect(output.isNew).toBe(true);
		expect(data().opportunities.get(String(won?._id))?.status).toBe('won');
	});
});

describe('Move to Stage', () => {
	it('moves an opportunity to a stage of another pipeline', async () => {
		const { _id } = open();
		const [, support] = pipelines();
		const [output] = await run('moveToStage', {
			opportunityId: locator(_id),
			pipelineId: locator(support.id),
			pipelineStageId: locator(support.stages[2].id),
		});
		expect(output).toMatchObject({
			pipelineId: support.id,
			pipelineStageId: support.stages[2].id,
		});
		expect(data().opportunities.get(_id)).toMatchObject({ pipelineStageId: support.stages[2].id });
	});
});

describe.each(['2021-07-28', 'v3'])('version %s', (version) => {
	it('filters by pipeline, contact, and user', async () => {
		const row = mine().find(({ assignedTo }) => assignedTo === USER_ID);
		const output = await run(
			'getAll',
			{
				filters: {
					pipelineId: locator(String(row?.pipelineId)),
					pipelineStageId: locator(String(row?.pipelineStageId)),
					contactId: locator(String(row?.contactId)),
					assignedTo: locator(USER_ID),
				},
			},
			{ version },
		);
		expect(output.map(({ opportunityId }) => opportunityId)).toEqual([row?._id]);
	});

	it('writes custom fields', async () => {
		const { _id } = open();
		const form = { opportunityId: locator(_id), customFields: mapper({ [cups().id]: 7 }) };
		const [output] = await run('update', form, { version });
		expect(output.customFields).toEqual({ [cups().name]: 7 });
	});
});

describe('Search', () => {
	it('returns each opportunity of several pages once', async () => {
		const row = open();
		for (let i = 0; i < 1100; i++) {
			data().opportunities.insert({ ...row, _id: `extra${i}`, name: `Extra ${i}` });
		}
		const output = await run('search', { returnAll: true });
		expect(new Set(output.map(({ opportunityId }) => opportunityId)).size).toBe(mine().length);
		expect(output).toHaveLength(mine().length);
	});

	it('returns related records in simplified output only if the options include them', async () => {
		const { notes } = sandbox.world.ghl.contactData;
		const row = open();
		notes.set(row.contactId, [
			{ id: 'n1', contactId: row.contactId, body: 'Call back', dateAdded: row.createdAt },
		]);
		const filters = {
			conditions: { rows: [{ field: 'id', operator: 'eq', value: row._id }] },
		} as INodeParameters;
		const [without] = await run('search', { filters });
		const [found] = await run('search', { filters, options: { notes: true } });
		expect(without).not.toHaveProperty('notes');
		expect(found.notes).toEqual([expect.objectContaining({ body: 'Call back' })]);
	});
});

describe('Remove followers', () => {
	it('sends no request if no follower is chosen', async () => {
		const form = { resource: 'follower', opportunityId: locator(open()._id) };
		await expect(run('remove', form)).rejects.toThrow("'Followers' is empty");
		expect(sent('DELETE')).toEqual([]);
	});

	it('removes all followers', async () => {
		const { _id } = open();
		data().opportunities.update(_id, { followers: [USER_ID, 'another'] });
		const all = { opportunityId: locator(_id), isRemoveAllFollowers: true };
		const [output] = await run('remove', { resource: 'follower', ...all });
		expect(output).toEqual({ followers: [], followersRemoved: [USER_ID, 'another'] });
		expect(data().opportunities.get(_id)?.followers).toEqual([]);
	});
});

describe('lists in the form', () => {
	const search = async (method: string, parameters: INodeParameters, filter = '') => {
		const form = { resource: 'opportunity', operation: 'moveToStage', ...parameters };
		const setup = { node, method, parameters: form, credentials: tokenCredential(sandbox) };
		return (await searchList(setup, { filter })).results;
	};

	it('show stages without a name by their ID, and skip stages without an ID', async () => {
		const [{ id, stages }] = pipelines();
		Object.assign(stages[0], { id: '' });
		Object.assign(stages[1], { name: '' });
		const found = await search('searchPipelineStages', { pipelineId: locator(id) });
		expect(found).toEqual(
			stages.slice(1).map((stage) => ({ name: stage.name || stage.id, value: stage.id })),
		);
	});

	it('show the stages of the chosen pipeline', async () => {
		const [sales, support] = pipelines();
		const ofSales = await search('searchPipelineStages', { pipelineId: locator(sales.id) });
		expect(ofSales.map(({ value }) => value)).toEqual(sales.stages.map(({ id }) => id));
		const pipelineId = locator(support.id);
		expect(await search('searchPipelineStages', { pipelineId }, 'wait')).toEqual([
			{ name: 'Waiting for Customer', value: support.stages[2].id },
		]);
	});

	it.each(['', '={{ $json.pipeline }}'])(
		'show the stages of all pipelines if the pipeline is %j',
		async (pipeline) => {
			const found = await search('searchPipelineStages', { pipelineId: locator(pipeline) });
			const stages = pipelines().flatMap((one) =>
				one.stages.map(({ id, name }) => ({ name: `${one.name}: ${name}`, value: id })),
			);
			expect(found).toEqual(stages);
		},
	);

	it('show opportunities with value and status', async () => {
		const { _id, name, monetaryValue, status } = open();
		const found = await search('searchOpportunities', {}, name);
		expect(found).toContainEqual({
			name: `${name} · ${monetaryValue} · ${status}`,
			value: _id,
		});
	});

	it('show only the custom fields of opportunities', async () => {
		const found = await search('searchOpportunityCustomFields', {});
		expect(found).toEqual([{ name: cups().name, value: cups().id }]);
		const { fields } = await mapFields({
			node,
			method: 'getOpportunityCustomFields',
			credentials: tokenCredential(sandbox),
			parameters: { resource: 'opportunity', operation: 'create' },
		});
		expect(fields.map(({ displayName, type }) => [displayName, type])).toEqual([
			[cups().name, 'number'],
		]);
	});
});
