import { startBrowser } from '../test/e2e/support/browser';
import { Editor } from '../test/e2e/support/editor';
import type { Host } from './host';
import { RUNS, say } from './sample';
import { median, ratioRow, type Row } from './table';

/** How long a user waits in the editor, in ms. */
interface Openings {
	/** From the click on a node in the panel until its actions are visible. */
	panel: number;
	/** From the click on an action until its form is visible. */
	form: number;
}

/** A node and one of its actions with a large form, by their names in the panel. */
interface Entry {
	search: string;
	name: string;
	action: string;
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
	const start = performance.now();
	await work();
	return performance.now() - start;
};

async function openOnce(editor: Editor, { search, name, action }: Entry): Promise<Openings> {
	const { page } = editor;
	await editor.newWorkflow();
	await editor.searchPanel(search);
	const panel = await timed(async () => {
		await editor.panelItem(name).click();
		await page.locator('[data-category-collapsed]').first().waitFor();
	});
	const folded = page.locator('[data-category-collapsed=true]');
	if ((await folded.count()) > 0) {
		await folded.first().getByTestId('node-creator-category-item').click();
	}
	await editor.panelItem(action).scrollIntoViewIfNeeded();
	const form = await timed(async () => {
		await editor.panelItem(action).click();
		await editor.form().getByTestId('parameter-item').first().waitFor();
	});
	return { panel, form };
}

/** Opens two nodes alternately, several times after a warm-up. Returns the samples of each node. */
async function openInTurn(
	url: string,
	entries: readonly [Entry, Entry],
	runs: number,
): Promise<[Openings[], Openings[]]> {
	const browser = await startBrowser();
	const samples: [Openings[], Openings[]] = [[], []];
	try {
		const editor = await Editor.open(browser, url);
		for (let run = 0; run <= runs; run++) {
			for (const [index, entry] of entries.entries()) {
				const taken = await openOnce(editor, entry);
				if (run > 0) samples[index].push(taken);
			}
		}
	} finally {
		await browser.close();
	}
	return samples;
}

/** The node with the largest forms, and a large built-in node. */
const OPENED: readonly [Entry, Entry] = [
	{ search: 'ghl invoices', name: 'GHL Invoices', action: 'Create invoice' },
	{ search: 'hubspot', name: 'HubSpot', action: 'Create or update a contact' },
];

/** Measures how long a user waits in the editor. */
export async function openings({ n8n }: Host): Promise<Row[]> {
	const [{ name: mine, action }, { name: theirs }] = OPENED;
	say(`Opening ${mine} and ${theirs} in the editor …`);
	const samples = await openInTurn(n8n.url, OPENED, RUNS);
	const waits = (what: 'panel' | 'form') =>
		samples.map((taken) => median(taken.map((one) => one[what])));
	const ms = (value: number) => `${value.toFixed(0)} ms`;
	return (
		[
			[`Open the actions of ${mine} in the node panel (compared with ${theirs})`, waits('panel')],
			[`Open the form of '${action}' (compared with ${theirs})`, waits('form')],
		] as const
	).map(([what, [ours, built]]) => ratioRow(what, ours, built, ms, ''));
}
