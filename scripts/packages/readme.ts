import { join } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import manifest from '../../package.json';
import type { Service } from './services';

const PAGES = `${manifest.homepage.replace(/#.*/, '')}/blob/HEAD/docs`;

/** Returns the description of a built node. */
function descriptionOf(file: string, root: string): INodeType['description'] {
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- n8n loads them so
	const exports = require(join(root, file)) as Record<string, new () => INodeType>;
	const [NodeClass] = Object.values(exports);
	return new NodeClass().description;
}

/** Returns the README of a package with its nodes, from their built files. */
export function readmeOf(
	{ name, title, description }: Service,
	nodes: string[],
	root: string,
): string {
	const rows = nodes
		.map((file) => descriptionOf(file, root))
		.map(({ displayName, description: text }) => `- **${displayName}**: ${text}`);
	return `# ${name}

${description}. The package has no dependencies.

This package contains the ${title} nodes of [${manifest.name}](${manifest.homepage}). If you use other services of that package too, install it instead.

## Nodes

${rows.join('\n')}

The [operations catalog](${PAGES}/operations.md) describes every action and trigger.

## Installation

The package needs a self-hosted n8n, version 1.123 or later.

1. In n8n, open **Settings > Community Nodes** and select **Install**.
2. Enter \`${name}\` and confirm.

The [README of ${manifest.name}](${manifest.homepage}) explains the credentials, rate limits and error messages.

## Switch from ${manifest.name}

Node types in workflows begin with the name of their package. To use your workflows with this package, export them, and run this command in a clone of [the repository](${manifest.homepage}):

\`\`\`sh
npm run switch-package -- my-workflow.json
\`\`\`

Then import the files again. Credentials keep their types. Do not install both packages in one n8n, because they contain the same credential types.
`;
}
