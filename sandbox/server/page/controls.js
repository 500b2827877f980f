import { byId, element, faultName } from './text.js';

/** The faults that have a button. */
const PRESETS = [
	{ name: 'Slow by 500 ms', effect: { kind: 'latency', ms: 500 } },
	{ name: '429, Retry-After 2 s', effect: { kind: 'tooManyRequests', retryAfter: 2 } },
	{ name: '502 Bad Gateway', effect: { kind: 'html', status: 502 } },
	{ name: 'Reset after arrival', effect: { kind: 'reset', when: 'after' } },
	{ name: 'Daily rate limit reached', effect: { kind: 'dailyLimit' } },
];

const SHARES = { every: {}, third: { every: 3 }, next: { times: 1 } };

/** A paid order, because most workflows wait for one. */
const NEW_ORDER = { status: 'completed', paymentStatus: 'paid' };

let faults = [];
let orders = {};

/** Shows the active faults, and stores the orders for the buttons. */
export function showControls(state) {
	const activeFaults = state.faults.filter(({ times = Infinity, hits }) => hits < times);
	// Redraw only after a change: otherwise, a button would lose the focus.
	if (!isSame(activeFaults, faults)) showFaults(activeFaults);
	({ orders } = state);
	byId('fulfill-order').disabled = !orders.unfulfilled;
	byId('post-review').disabled = !orders.newest;
}

function showFaults(activeFaults) {
	faults = activeFaults;
	for (const { button, effect } of buttons) {
		button.setAttribute(
			'aria-pressed',
			String(faults.some((fault) => isSame(fault.effect, effect))),
		);
	}
	byId('faults').replaceChildren(...faults.map(faultItem));
}

const buttons = PRESETS.map((preset) => {
	const button = element('button', { type: 'button', ariaPressed: 'false' }, preset.name);
	button.addEventListener('click', () => void act(() => toggleFault(preset)));
	byId('fault-buttons').append(button);
	return { ...preset, button };
});

async function toggleFault({ effect }) {
	const activeFaults = faults.filter((fault) => isSame(fault.effect, effect));
	if (activeFaults.length > 0) {
		for (const { id } of activeFaults) await send('DELETE', `/faults/${id}`);
		return;
	}
	await addFault(effect);
}

async function addFault(effect) {
	const path = byId('fault-api').value;
	await send('POST', '/faults', {
		...(path && { path }),
		...SHARES[byId('fault-share').value],
		effect,
	});
}

/** Lists the named faults, except `vanished`, which requires the path of a record. */
async function listNamedFaults() {
	for (const [name, { description }] of Object.entries(await send('GET', '/faults/named'))) {
		if (name !== 'vanished') byId('fault-name').append(new Option(description, name));
	}
}

byId('add-fault').addEventListener('click', () => {
	void act(() => addFault(byId('fault-name').value));
});
void listNamedFaults();

function faultItem(fault) {
	const { id, name, effect, method, path, every, times, hits } = fault;
	const preset = PRESETS.find((one) => isSame(one.effect, effect));
	const words = [
		name ?? preset?.name ?? faultName(effect.kind),
		[method, path].filter(Boolean).join(' ') || 'all APIs',
		every && `1 of ${every} requests`,
		times && `max. ${times}`,
		hits === 1 ? '1 hit' : `${hits} hits`,
	];
	const text = words.filter(Boolean).join(' · ');
	const off = element('button', { type: 'button', title: 'Remove fault' }, '×');
	off.setAttribute('aria-label', `Remove fault: ${text}`);
	off.addEventListener('click', () => void act(() => send('DELETE', `/faults/${id}`)));
	return element('li', {}, text, off);
}

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const ACTIONS = {
	'create-order': async () => {
		const { orders: made } = await send('POST', '/orders', NEW_ORDER);
		const [{ _id, amount, currency }] = made;
		return `Order ${_id} created: ${amount} ${currency}, paid.`;
	},
	'fulfill-order': async () => {
		const { id, name } = orders.unfulfilled;
		await send('POST', `/orders/${id}/fulfillments`, {});
		return `Order ${id} of ${name} fulfilled.`;
	},
	'post-review': async () => {
		const { id: referenceId, name, email } = orders.newest;
		const stars = Number(byId('stars').value);
		const fields = { referenceId, name, stars, ...(email && { email }) };
		await send('POST', '/trustpilot/reviews', fields);
		return `${name} reviewed order ${referenceId}: ${stars} of 5 stars.`;
	},
	'expire-tokens': async () => {
		const { expireTokens } = await send('GET', '/apis');
		let count = 0;
		for (const path of expireTokens) count += (await send('POST', path, {})).expired;
		return `Access tokens expired: ${count}. The next request with an expired token returns 401.`;
	},
};

for (const [id, action] of Object.entries(ACTIONS)) {
	byId(id).addEventListener('click', () => void act(action));
}

/** Runs an action and shows its result. */
async function act(action) {
	const outcome = byId('outcome');
	try {
		outcome.textContent = (await action()) ?? '';
		outcome.className = '';
	} catch (error) {
		outcome.textContent = error.message;
		outcome.className = 'failed';
	}
}

async function send(method, path, body) {
	const response = await fetch(`/sandbox${path}`, {
		method,
		...(body && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
	const text = await response.text();
	const content = text ? JSON.parse(text) : undefined;
	if (!response.ok)
		throw new Error(`${response.status}: ${content?.message ?? 'the request failed'}`);
	return content;
}
