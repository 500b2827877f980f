import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../../harness/package';

const FOLDER = join(root, '.github/workflows');

/** Actions that are not pinned by the commit. A local action is part of this repository. */
const unpinned = (text: string): string[] =>
	[...text.matchAll(/^\s*(?:- )?uses:\s*(\S+)/gm)]
		.map(([, action]) => action)
		.filter((action) => !action.startsWith('./') && !/@[0-9a-f]{40}$/.test(action));

describe('actions of the workflows on GitHub', () => {
	it.each(readdirSync(FOLDER))('are pinned by commit in %s', (file) => {
		expect(unpinned(readFileSync(join(FOLDER, file), 'utf8'))).toEqual([]);
	});

	it.each(['a/b@v4', 'a/b@main', 'a/b', 'docker://x:1', 'a/b@1234567'])(
		'are found if they are not: %s',
		(action) => {
			expect(unpinned(`steps:\n  - uses: ${action}\n`)).toEqual([action]);
		},
	);
});
