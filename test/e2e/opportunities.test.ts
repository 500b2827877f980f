import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { MAIN_LOCATION } from '../../sandbox/ghl/accounts';
import { chain, node, START } from '../../sandbox/n8n/chain';
import { outputOf } from '../../sandbox/n8n/client';
import { CREDENTIAL_NAMES, importWorkflow } from '../../sandbox/n8n/credentials';
import { startTestbed, type Testbed } from './support/testbed';

const id = (value: string) => ({ __rl: true, mode: 'id', value });
const CREATED = id("={{ $('Create').item.json.opportunityId }}");

describe('GHL Opportunities in n8n', () => {
	let testbed: Testbed;
	beforeAll(async () => {
		testbed = await startTestbed({}, { orders: 60 });
	});
	afterAll(async () => await testbed?.close());

	const data = () => testbed.sandbox.world.ghl.opportunityData;
	const opportunity = (name: string, credential: INode['credentials'], more: INodeParameters) =>
		node(
			name,
			'n8n-nodes-ghl-commerce.ghlOpportunities',
			1,
			{ resource: 'opportunity', ...more },
			credential,
		);

	it.each([
		['a private integration token', 'apiKey', 'ghlApi', CREDENTIAL_NAMES.token],
		[
			'an OAuth2 connection with Additional Access',
			'oAuth2',
			'ghlOAuth2Api',
			CREDENTIAL_NAMES.oauth,
		],
	])(
		'creates, finds, moves, and updates an opportunity with %s',
		async (_, authentication, type, name) => {
			const contacts = testbed.sandbox.world.ghl.contacts.all(MAIN_LOCATION.id);
			const all = () => data().opportunities.all(MAIN_LOCATION.id);
			const taken = new Set(all().map(({ contactId }) => contactId));
			const contact = contacts.find(({ _id }) => !taken.has(_id));
			const [sales, support] = data().pipelines.filter(
				({ locationId }) => locationId === MAIN_LOCATION.id,
			);
			const [cups] = testbed.sandbox.world.ghl.contactData.fields.filter(
				({ model, locationId }) => model === 'opportunity' && locationId === MAIN_LOCATION.id,
			);
			const credential = { [type]: { id: null, name } };
			const step = (title: string, operation: string, parameters: INodeParameters) =>
				opportunity(title, credential, { authentication, operation, ...parameters });
			const form = {
				pipelineId: id(sales.id),
				contactId: id(String(contact?._id)),
				name: 'Office coffee',
			};
			const customFields = {
				mappingMode: 'defineBelow',
				value: { [cups.id]: 80 },
				matchingColumns: [],
				schema: [],
			};
			const workflow = chain(
				`Opportunities with ${name}`,
				step('Create', 'create', { ...form, status: 'open', customFields }),
				step('Find', 'getAll', {
					returnAll: true,
					filters: { contactId: form.contactId, status: 'open' },
				}),
				step('Search', 'search', {
					filters: {
						conditions: {
							rows: [{ field: 'contact_id', operator: 'eq', value: String(contact?._id) }],
						},
					},
				}),
				step('Move', 'moveToStage', {
					opportunityId: CREATED,
					pipelineId: id(sales.id),
					pipelineStageId: id(sales.stages[2].id),
				}),
				step('Update', 'update', {
					opportunityId: CREATED,
					updateFields: { monetaryValue: 450.5 },
				}),
				step('Create or Update', 'upsert', { ...form, name: 'Coffee for the new office' }),
				step('Set Status', 'setStatus', { opportunityId: CREATED, status: 'won' }),
				step('Get', 'get', { opportunityId: CREATED }),
				step('Move On', 'moveToStage', {
					opportunityId: CREATED,
					pipelineId: id(support.id),
					pipelineStageId: id(support.stages[0].id),
				}),
			);
			const before = all().length;
			const stored = await importWorkflow(testbed.n8n.client, workflow, testbed.credentials);
			const execution = await testbed.n8n.client.run(stored.id, START);
			const output = (title: string): IDataObject[] => outputOf(execution, title);

			const [created] = output('Create');
			expect(created).toMatchObject({
				name: 'Office coffee',
				contactEmail: contact?.email,
				pipelineStageId: sales.stages[0].id,
				customFields: { [cups.name]: 80 },
			});
			const { opportunityId } = created;
			for (const title of ['Find', 'Search']) {
				expect(output(title).map((item) => item.opportunityId)).toEqual([opportunityId]);
			}
			expect(output('Move')).toMatchObject([
				{ opportunityId, pipelineStageId: sales.stages[2].id },
			]);
			expect(output('Update')).toMatchObject([{ opportunityId, monetaryValue: 450.5 }]);
			expect(output('Create or Update')).toMatchObject([
				{ opportunityId, name: 'Coffee for the new office', isNew: false },
			]);
			expect(output('Set Status')).toEqual([{ success: true }]);
			expect(output('Get')).toMatchObject([
				{ opportunityId, status: 'won', monetaryValue: 450.5, pipelineStageId: sales.stages[2].id },
			]);
			expect(output('Move On')).toMatchObject([{ opportunityId, pipelineId: support.id }]);
			expect(all()).toHaveLength(before + 1);
		},
	);
});
