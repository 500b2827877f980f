import { CREDENTIAL_NAMES } from '../../../sandbox/n8n/credentials';
import type { Editor } from './editor';

/** Enables a toggle of the open form. */
async function switchOn({ page }: Editor, parameter: string): Promise<void> {
	await page.getByTestId(`parameter-input-${parameter}`).locator('.el-switch').click();
}

/** Runs the node of the open form, whose output contains files. */
async function executeForFiles({ page }: Editor): Promise<void> {
	await page.getByTestId('node-execute-button').first().click();
	await page.getByTestId('output-panel').getByTestId('radio-button-binary').waitFor();
}

/** Opens the preview of a picture in the output, and returns the size that the browser decoded. */
async function previewPicture(
	{ page }: Editor,
	property: string,
): Promise<{ width: number; height: number }> {
	const output = page.getByTestId('output-panel');
	await output.getByTestId('radio-button-binary').click();
	const file = output.getByTestId('ndv-binary-data_0').filter({ hasText: property });
	await file.getByTestId('ndv-view-binary-data').click();
	const picture = output.locator('img[src*="binary-data"]');
	await picture.waitFor();
	return await picture.evaluate(async (element) => {
		const image = element as unknown as {
			decode(): Promise<void>;
			naturalWidth: number;
			naturalHeight: number;
		};
		await image.decode();
		return { width: image.naturalWidth, height: image.naturalHeight };
	});
}

/** Downloads Trustpilot's stars in a new workflow, and opens the preview of the largest. Returns its size. */
export async function showStars(editor: Editor): Promise<{ width: number; height: number }> {
	await editor.newWorkflow();
	await editor.searchPanel('trustpilot');
	await editor.openEntry('Trustpilot');
	await editor.dragIn('Get star pictures');
	await editor.chooseCredential(CREDENTIAL_NAMES.trustpilot);
	await switchOn(editor, 'download');
	await executeForFiles(editor);
	return await previewPicture(editor, 'star512x96');
}

/** Returns the production URL of a published webhook trigger, as its open form shows it. */
export async function productionUrl({ page }: Editor): Promise<string> {
	const heading = page.getByText('Webhook URLs', { exact: true });
	await heading.waitFor();
	const tab = page.getByText('Production URL', { exact: true });
	if (!(await tab.isVisible())) await heading.click();
	await tab.click();
	const address = page.locator('.webhook-url').filter({ hasText: '/webhook/' });
	return (await address.innerText()).trim();
}
