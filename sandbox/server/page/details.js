import { element, hitsOf, sizeOf } from './text.js';

/** Returns the details of a request: its query, its body and its response. */
export async function detailsOf(seq) {
	const response = await fetch(`/sandbox/requests/${seq}`);
	if (!response.ok) return element('p', {}, 'The log no longer contains this request.');
	const entry = await response.json();
	return element(
		'div',
		{ className: 'parts' },
		facts(entry),
		part('Query', entry.query, 'none'),
		part('Request body', entry.body, 'none'),
		part('Response body', entry.response, noResponse(entry)),
	);
}

function facts(entry) {
	const open = entry.ms === undefined;
	const known = [
		['Route', entry.route],
		['Credential', entry.auth],
		['Fault', hitsOf(entry) || 'none'],
		[
			'Status of the API',
			entry.handledStatus ?? (open ? 'pending' : 'none: the fault stopped the request'),
		],
		[
			'Status at the client',
			entry.status || (open ? 'pending' : 'none: the connection was closed'),
		],
		['Size', sizeOf(entry.size)],
	];
	const items = known.map(([name, value]) =>
		element('div', {}, element('dt', {}, name), element('dd', {}, String(value))),
	);
	return element('dl', { className: 'facts' }, ...items);
}

function noResponse({ ms, size }) {
	if (ms === undefined) return 'pending';
	return size ? `${size} bytes, not stored` : 'none';
}

function part(title, content, absent) {
	const isEmpty = content === undefined || (isRecord(content) && !Object.keys(content).length);
	return element(
		'section',
		{},
		element('h3', {}, title),
		isEmpty
			? element('p', { className: 'absent' }, absent)
			: element(
					'pre',
					{ tabIndex: 0 },
					isRecord(content) ? JSON.stringify(content, null, 2) : content,
				),
	);
}

const isRecord = (content) => typeof content === 'object' && content !== null;
