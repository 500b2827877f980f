import { showControls } from './controls.js';
import { showMessages } from './messages.js';
import { clearRequests, showRequests } from './table.js';
import { byId, element, msOf } from './text.js';

const POLL_MS = 500;

/** The last change of the log on the page. */
let shown = { log: '', change: 0 };
let paused = false;

async function poll() {
	try {
		const query = new URLSearchParams({ log: shown.log, since: shown.change });
		const response = await fetch(`/sandbox/watch?${query}`);
		if (!response.ok) throw new Error(`The sandbox returned ${response.status}`);
		show(await response.json());
		showConnection(paused ? 'paused' : 'live');
	} catch (error) {
		console.warn(error);
		showConnection('disconnected');
	}
	setTimeout(() => void poll(), POLL_MS);
}

function show(state) {
	showNumbers(state);
	showControls(state);
	showMessages(state.messages);
	if (paused) {
		byId('pause').textContent = `Resume (${state.requests.length} new)`;
		return;
	}
	if (state.log !== shown.log) clearRequests();
	if (state.change !== shown.change || state.log !== shown.log) showRequests(state.requests);
	shown = { log: state.log, change: state.change };
}

function showNumbers({ total, lastMinute, rates }) {
	write('requests', total.requests.toLocaleString('en'));
	write('requests-minute', `${lastMinute.requests} in the last minute`);
	write('errors', total.errors.toLocaleString('en'));
	write('errors-minute', `${lastMinute.errors} in the last minute`);
	byId('errors').className = lastMinute.errors > 0 ? 'failed' : '';
	write('median', msOf(lastMinute.medianMs));
	write('p95', msOf(lastMinute.p95Ms));
	const [least, ...others] = [...rates].sort((a, b) => a.left / a.max - b.left / b.max);
	write('rate', least ? String(least.left) : '–');
	const rest = others.map(({ api, left }) => ` · ${api} ${left}`).join('');
	write(
		'rate-detail',
		least ? `of ${least.max}, ${least.api}${rest}` : 'no recent response contains the rate limit',
	);
}

function write(id, text) {
	byId(id).textContent = text;
}

function showConnection(word) {
	const pill = byId('connection');
	// Screen readers read it after each change.
	if (pill.textContent !== word) pill.textContent = word;
	pill.dataset.state = word;
}

byId('pause').addEventListener('click', () => {
	paused = !paused;
	byId('pause').setAttribute('aria-pressed', String(paused));
	byId('pause').textContent = paused ? 'Resume' : 'Pause';
});

byId('clear').addEventListener('click', () => {
	clearRequests();
	void fetch('/sandbox/requests', { method: 'DELETE' });
});

/** Shows the URL of each API, and adds each API to the fault form. */
async function showApis() {
	const { apis, prefixes } = await (await fetch('/sandbox/apis')).json();
	for (const { name, path } of apis) byId('fault-api').append(new Option(name, path));
	byId('addresses').append(
		...Object.entries(prefixes).map(([path, name]) =>
			element(
				'div',
				{},
				element('dt', {}, name),
				element('dd', {}, element('code', {}, location.origin + path)),
			),
		),
	);
}

void showApis();
void poll();
