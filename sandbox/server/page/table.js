import { detailsOf } from './details.js';
import { byId, element, hitsOf, msOf, queryOf, sizeOf, statusOf, timeOf } from './text.js';

const MAX_ROWS = 500;

/** The rows on the page, by request number: entry, element, and open details. */
const rows = new Map();
let newest = 0;
const body = byId('rows');
const filters = {
	api: byId('filter-api'),
	status: byId('filter-status'),
	text: byId('filter-text'),
};

/** Adds new requests at the top, and updates changed ones. */
export function showRequests(entries) {
	for (const entry of entries) {
		const row = rows.get(entry.seq);
		if (row) refresh(row, entry);
		else if (entry.seq > newest) add(entry);
	}
	dropOldest();
	applyFilters();
}

/** Removes all rows. */
export function clearRequests() {
	rows.clear();
	newest = 0;
	body.replaceChildren();
	applyFilters();
}

function add(entry) {
	const row = { entry, element: element('tr') };
	row.element.addEventListener('click', ({ detail }) => {
		// Selecting text to copy it must not open or close the row.
		if (detail === 0 || document.getSelection().isCollapsed) void toggle(row);
	});
	rows.set(entry.seq, row);
	newest = entry.seq;
	draw(row);
	body.prepend(row.element);
}

function refresh(row, entry) {
	row.entry = entry;
	draw(row);
	if (row.details) void fillDetails(row);
}

function draw(row) {
	const { entry } = row;
	const isFocused = row.element.contains(document.activeElement);
	const query = queryOf(entry.query);
	const opener = element('button', { type: 'button' }, timeOf(entry.time));
	opener.setAttribute('aria-expanded', String(Boolean(row.details)));
	opener.setAttribute('aria-label', `${timeOf(entry.time)}, details`);
	const cell = (className, ...contents) => element('td', { className }, ...contents);
	row.element.replaceChildren(
		cell('time', opener),
		cell('api', entry.api),
		cell('method', entry.method),
		element(
			'td',
			{ className: 'path', title: entry.path + query },
			entry.path,
			element('span', { className: 'query' }, query),
		),
		cell('status', element('span', { className: statusClass(entry) }, statusOf(entry))),
		cell('ms', msOf(entry.ms)),
		cell('size', sizeOf(entry.size)),
		element('td', { className: 'fault', title: hitsOf(entry) }, hitsOf(entry)),
	);
	if (isFocused) opener.focus();
}

function statusClass({ open, status }) {
	return open ? 'badge open' : `badge s${Math.floor(status / 100)}`;
}

async function toggle(row) {
	if (row.details) {
		row.details.remove();
		row.details = undefined;
		draw(row);
		return;
	}
	row.details = element('tr', { className: 'details' });
	row.element.after(row.details);
	draw(row);
	await fillDetails(row);
}

async function fillDetails(row) {
	const cell = element('td', { colSpan: 8 });
	cell.append(await detailsOf(row.entry.seq));
	row.details?.replaceChildren(cell);
}

function dropOldest() {
	for (const [seq, row] of rows) {
		if (rows.size <= MAX_ROWS) return;
		rows.delete(seq);
		row.element.remove();
		row.details?.remove();
	}
}

function applyFilters() {
	let shown = 0;
	for (const row of rows.values()) {
		const hidden = !matchesFilters(row.entry);
		row.element.hidden = hidden;
		if (row.details) row.details.hidden = hidden;
		if (!hidden) shown++;
	}
	byId('shown').textContent = shown === rows.size ? `${shown} shown` : `${shown} of ${rows.size}`;
	byId('empty').hidden = rows.size > 0;
}

function matchesFilters(entry) {
	const { api, status, text } = filters;
	if (api.value && entry.api !== api.value) return false;
	if (status.value === 'failed' ? !entry.failed : status.value && !isOfClass(entry, status.value)) {
		return false;
	}
	const line = `${entry.method} ${entry.path}${queryOf(entry.query)}`.toLowerCase();
	const words = text.value.toLowerCase().split(/\s+/);
	return words.every((word) => line.includes(word));
}

function isOfClass({ open, status }, wanted) {
	return !open && Math.floor(status / 100) === Number(wanted);
}

byId('filters').addEventListener('input', applyFilters);
byId('filters').addEventListener('submit', (event) => event.preventDefault());
