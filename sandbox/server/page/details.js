import { element, hitsOf, sizeOf } from './text.js';

/** What is known of a request: its query, what was sent and what was answered. */
export async function detailsOf(seq) {
	const answer = await fetch(`/sandbox/requests/${seq}`);
	if (!answer.ok) return element('p', {}, 'This request is kept no more.');
	const entry = await answer.json();
	return element(
		'div',
		{ className: 'parts' },
		facts(entry),
		part('Query', entry.query, 'none'),
		part('Request body', entry.body, 'none'),
		part('Answer body', entry.answer, noAnswer(entry)),
	);
}

function facts(entry) {
	const open = entry.ms === undefined;
	const known = [
		['Route', entry.route],
		['Credential', entry.auth],
		['Fault', hitsOf(entry) || 'none'],
		['The API answered', entry.handledStatus ?? (open ? 'not yet' : 'nothing: it was not reached')],
		['The client saw', entry.status || (open ? 'nothing yet' : 'nothing: the connection was cut')],
		['Size', sizeOf(entry.size)],
	];
	const items = known.map(([name, value]) =>
		element('div', {}, element('dt', {}, name), element('dd', {}, String(value))),
	);
	return element('dl', { className: 'facts' }, ...items);
}

function noAnswer({ ms, size }) {
	if (ms === undefined) return 'on its way';
	return size ? `${size} bytes, not kept` : 'none';
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
