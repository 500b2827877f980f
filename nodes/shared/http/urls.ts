import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { textOf } from '../core/guards';
import { withoutFinalSlashes } from '../core/routes';

/**
 * Returns a base URL of the credential without slashes at its end, so that a path can be appended. Throws if
 * the value is not a URL. The message does not contain the value, because it can be a key in the wrong field.
 */
export function readBaseUrl(node: INode, value: unknown, label = 'base URL'): string {
	const url = withoutFinalSlashes(textOf(value));
	if (/^https?:\/\/[^/]/i.test(url) && URL.canParse(url)) return url;
	throw new NodeOperationError(
		node,
		`The ${label} in the credential is ${url === '' ? 'empty' : 'not a valid URL'}`,
		{ description: 'Open the credential and enter the full URL, including https://.' },
	);
}

/** Returns the host and port of a URL without username and password. Returns other texts unchanged. */
export function hostOf(url: string): string {
	return URL.canParse(url) ? new URL(url).host : url;
}
