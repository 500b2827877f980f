import type { Browser } from 'playwright-core';
import type { SandboxOptions } from '../sandbox/server';
import { startBrowser } from '../test/e2e/support/browser';
import { Editor } from '../test/e2e/support/editor';
import { refreshTemplate } from '../test/e2e/support/template';
import { startTestbed, type Testbed, type TestbedOptions } from '../test/e2e/support/testbed';

/** An editor in a browser, and what it runs on. */
export interface Studio {
	editor: Editor;
	browser: Browser;
	testbed: Testbed;
}

/** Runs a task in the editor of a new n8n with the current build, and closes everything at its end. */
export async function inEditor(
	task: (studio: Studio) => Promise<void>,
	options: TestbedOptions = {},
	world: SandboxOptions = {},
): Promise<void> {
	await refreshTemplate();
	const testbed = await startTestbed({ ...options, hasEditor: true }, world);
	const browser = await startBrowser();
	try {
		await task({ editor: await Editor.open(browser, testbed.n8n.url), browser, testbed });
	} finally {
		await browser.close();
		await testbed.close();
	}
}
