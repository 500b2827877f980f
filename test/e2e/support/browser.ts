import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page, selectors } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** No Chromium sandbox, because it runs as root in a container, and no background requests. */
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Starts a headless Chromium: that of `CHROMIUM_PATH`, or the first on the path. @throws if there is none. */
export async function startBrowser(): Promise<Browser> {
	// The attribute that n8n's editor uses for `getByTestId`.
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
}

/** Saves a screenshot of a page in the folder `PREVIEW_PICTURES`, to look at it. Without this variable, does nothing. */
export async function takePreview(page: Page, name: string): Promise<void> {
	const folder = process.env.PREVIEW_PICTURES;
	if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}

function chromiumPath(): string {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
	const path = [process.env.CHROMIUM_PATH, ...found].find((file) => file && existsSync(file));
	if (!path) {
		throw new Error(`Chromium is needed: install one, or name it in CHROMIUM_PATH (${NAMES[0]}).`);
	}
	return path;
}
