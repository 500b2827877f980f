import type { Browser, Locator, Page } from 'playwright-core';
import { OWNER } from '../../../sandbox/n8n/client';

/** Path of the lists of workflows and credentials. */
const OVERVIEW = '/home';

/** The lists of one entry in the node panel, by heading, such as `Actions (7)`. */
export type PanelLists = Record<string, string[]>;

/** n8n's editor in a browser, with the actions of a user. */
export class Editor {
	private constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens a window with the owner signed in. */
	static async open(browser: Browser, url: string): Promise<Editor> {
		const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
		// A busy machine is slow. That is not a failure.
		context.setDefaultTimeout(120_000);
		const login = { emailOrLdapLoginId: OWNER.email, password: OWNER.password };
		const answer = await context.request.post(`${url}/rest/login`, { data: login });
		if (!answer.ok()) throw new Error(`n8n returned ${answer.status()} for the sign-in`);
		return new Editor(await context.newPage(), url);
	}

	/** Closes the window. */
	async close(): Promise<void> {
		await this.page.context().close();
	}

	/** Opens an empty workflow. */
	async newWorkflow(): Promise<void> {
		await this.go('/workflow/new');
		await this.page.getByTestId('canvas-plus-button').waitFor();
	}

	/** Opens a stored workflow. */
	async openWorkflow(id: string): Promise<void> {
		await this.go(`/workflow/${id}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Opens the node panel and types a search. Returns the names of the results. */
	async searchPanel(text: string): Promise<string[]> {
		const search = this.page.getByTestId('node-creator-search-bar');
		if (!(await search.isVisible())) {
			if (await this.panelBack().isVisible()) await this.panelBack().click();
			else await this.page.keyboard.press('n');
		}
		await search.fill(text);
		// The list updates with a delay.
		await this.page.waitForTimeout(500);
		return await this.page.getByTestId('node-creator-item-name').allInnerTexts();
	}

	/** Opens an entry of the search results, and reads its lists. */
	async openEntry(name: string): Promise<PanelLists> {
		await this.panelItem(name).click();
		const lists = this.page.locator('[data-category-collapsed]');
		await lists.first().waitFor();
		// The previous list slides out while this one slides in.
		await this.page.getByTestId('node-creator-search-bar').waitFor({ state: 'hidden' });
		await this.page.waitForTimeout(500);
		return Object.fromEntries(
			await Promise.all((await lists.all()).map((list) => this.readList(list))),
		);
	}

	/** Drags an action or trigger from the panel to the canvas. Its form opens. */
	async dragIn(name: string): Promise<void> {
		const item = this.panelItem(name);
		await item.scrollIntoViewIfNeeded();
		await item.dragTo(this.page.getByTestId('canvas'), { targetPosition: { x: 500, y: 300 } });
		await this.form().waitFor();
	}

	/** Adds an action after a node, connected to it, with the plus on its output. Its form opens. */
	async addAfter(node: string, search: string, entry: string, action: string): Promise<void> {
		const canvasNode = this.page.getByTestId('canvas-node').filter({ hasText: node }).first();
		await canvasNode.getByTestId('canvas-handle-plus').click();
		await this.searchPanel(search);
		await this.openEntry(entry);
		await this.panelItem(action).click();
		await this.form().waitFor();
	}

	/** Publishes the workflow, which starts its triggers. */
	async publish(): Promise<void> {
		await this.page.getByTestId('workflow-open-publish-modal-button').click();
		await this.page.getByTestId('workflow-publish-button').click();
		await this.page.getByRole('button', { name: 'Got it' }).click();
	}

	/** Opens the list of executions of the workflow. */
	async openExecutions(): Promise<void> {
		await this.page.getByText('Executions', { exact: true }).first().click();
		await this.page.locator('[data-test-id^=execution-details-]').first().waitFor();
	}

	/** Opens the form of a node on the canvas. */
	async openNode(name: string): Promise<void> {
		await this.page.getByTestId('canvas-node').filter({ hasText: name }).first().dblclick();
		await this.form().waitFor();
	}

	/** Closes the form of the node. */
	async closeNode(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.form().waitFor({ state: 'hidden' });
	}

	/** Selects a saved credential in the form. */
	async chooseCredential(name: string): Promise<void> {
		await this.page.getByTestId('node-credentials-select').click();
		await this.page
			.locator('[data-test-id^=node-credentials-select-item]', { hasText: name })
			.click();
	}

	/** Opens the list of a record selector and searches it. Returns the results. */
	async searchRecords(parameter: string, text: string): Promise<string[]> {
		const selector = this.page.getByTestId(`resource-locator-${parameter}`);
		const items = this.page.getByTestId('rlc-item');
		if (!(await this.page.getByTestId('rlc-search').isVisible())) {
			await selector.getByTestId('rlc-input').click();
			await items.first().waitFor();
		}
		const before = await items.allInnerTexts();
		await this.page.getByTestId('rlc-search').fill(text);
		// The list is empty during the search.
		let found: string[] = [];
		await this.until(async () => {
			found = await items.allInnerTexts();
			return found.length > 0 && found.join() !== before.join();
		});
		return found;
	}

	/** Selects a record that {@link searchRecords} shows. */
	async pickRecord(label: string): Promise<void> {
		await this.page.getByTestId('rlc-item').getByText(label, { exact: true }).first().click();
	}

	/** Runs the node of the form. Returns the rows of the output table, with their column names. */
	async executeStep(): Promise<Array<Record<string, string>>> {
		await this.page.getByTestId('node-execute-button').first().click();
		const table = this.page.getByTestId('output-panel').locator('table');
		await table.first().waitFor();
		await this.until(
			async () => await this.page.getByTestId('node-execute-button').first().isEnabled(),
		);
		const [columns, ...rows] = await Promise.all(
			(await table.first().locator('tr').all()).map((row) => row.locator('th, td').allInnerTexts()),
		);
		return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
	}

	/** Selects Connect in the form of an OAuth2 credential and allows access on the consent page. */
	async connect(credentialId: string, onConsent?: (page: Page) => Promise<void>): Promise<void> {
		await this.go(`${OVERVIEW}/credentials/${credentialId}`);
		const button = this.page
			.getByTestId('quick-connect-button')
			.or(this.page.getByTestId('oauth-connect-button'));
		await button.first().waitFor();
		const [consent] = await Promise.all([this.page.waitForEvent('popup'), button.first().click()]);
		await consent.locator('#allow').waitFor();
		await onConsent?.(consent);
		await consent.locator('#allow').click();
		await this.page.getByTestId('oauth-connect-success-banner').waitFor();
	}

	/** Runs the complete workflow from one of its triggers, and waits until n8n shows the result. */
	async executeWorkflow(trigger: string): Promise<string> {
		// The button next to the trigger is visible while the pointer is over it.
		await this.page.getByTestId('canvas-node').filter({ hasText: trigger }).first().hover();
		await this.page.getByTestId(`execute-workflow-button-${trigger}`).click();
		const toast = this.page.getByRole('alert').first();
		await toast.waitFor();
		return await toast.innerText();
	}

	/** Returns the open form of a node. */
	form(): Locator {
		return this.page.getByTestId('ndv');
	}

	/** Returns an entry, an action or a trigger that the panel shows. */
	panelItem(name: string): Locator {
		return this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
	}

	private async readList(list: Locator): Promise<[string, string[]]> {
		const head = list.getByTestId('node-creator-category-item').first();
		if ((await list.getAttribute('data-category-collapsed')) === 'true') await head.click();
		const names = list.getByTestId('node-creator-item-name');
		await names.first().waitFor();
		// n8n renders long lists in parts.
		let drawn = 0;
		await this.until(async () => {
			const before = drawn;
			drawn = await names.count();
			return drawn === before;
		});
		return [(await head.innerText()).trim(), await names.allInnerTexts()];
	}

	private async go(path: string): Promise<void> {
		await this.page.goto(this.url + path, { waitUntil: 'domcontentloaded' });
	}

	private panelBack(): Locator {
		return this.page.getByTestId('nodes-list-header').locator('button').first();
	}

	private async until(condition: () => Promise<boolean>): Promise<void> {
		for (let tries = 0; tries < 100; tries++) {
			if (await condition()) return;
			await this.page.waitForTimeout(200);
		}
		throw new Error('The editor did not get there in 20 s');
	}
}
