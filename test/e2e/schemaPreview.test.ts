import { chain, node } from '../../sandbox/n8n/chain';
import { CREDENTIAL_NAMES, importWorkflow } from '../../sandbox/n8n/credentials';
import { startBrowser, takePreview } from './support/browser';
import { Editor } from './support/editor';
import { startTestbed, type Testbed } from './support/testbed';

const ghl = { ghlApi: { id: null, name: CREDENTIAL_NAMES.token } };
const trustpilot = { trustpilotOAuth2Api: { id: null, name: CREDENTIAL_NAMES.trustpilot } };

const CASES = [
	['ghlOrders', 1.1, 'order', 'getAll', 'totalAmount', ghl],
	['ghlOrders', 1, 'fulfillment', 'create', 'trackingNumber', ghl],
	['ghlOpportunities', 1, 'opportunity', 'upsert', 'opportunityId', ghl],
	['trustpilot', 1, 'serviceReview', 'getAll', 'stars', trustpilot],
] as const;

describe('fields before the first run', () => {
	let testbed: Testbed;
	let editor: Editor;
	beforeAll(async () => {
		testbed = await startTestbed();
		editor = await Editor.open(await startBrowser(), testbed.n8n.url);
	});
	afterAll(async () => {
		await editor?.page.context().browser()?.close();
		await testbed?.close();
	});

	it.each(CASES)(
		'%s %d %s.%s shows %s to the next node',
		async (name, version, resource, operation, field, credentials) => {
			const authentication = name === 'trustpilot' ? 'oAuth2' : 'apiKey';
			const parameters = { authentication, resource, operation };
			const workflow = chain(
				`Preview of ${name} ${resource}`,
				node('Source', `n8n-nodes-ghl-commerce.${name}`, version, parameters, credentials),
				node('Next', 'n8n-nodes-base.set', 3.4, {}),
			);
			const { id } = await importWorkflow(testbed.n8n.client, workflow, testbed.credentials);
			await editor.openWorkflow(id);
			await editor.openNode('Next');
			const panel = editor.page.getByTestId('ndv-input-panel');
			await panel.getByText(field, { exact: true }).waitFor();
			await takePreview(editor.page, `${name}-${resource}-${operation}`);
		},
	);
});
