import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../harness/package';

const FOLDER = join(root, '.github/workflows');

describe.each(readdirSync(FOLDER))('.github/workflows/%s', (file) => {
	const uses = [...readFileSync(join(FOLDER, file), 'utf8').matchAll(/uses: (.+)/g)];

	it('pins each action to a commit and names its version', () => {
		expect(uses.length).toBeGreaterThan(0);
		for (const [, action] of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d/);
	});
});
