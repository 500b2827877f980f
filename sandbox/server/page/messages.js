import { byId, element } from './text.js';

const TIME = new Intl.DateTimeFormat('en-US', {
	hourCycle: 'h23',
	hour: '2-digit',
	minute: '2-digit',
});

let shown = '';

/** Shows the last messages as a phone would. Redraws only after a change, so that the scroll position stays. */
export function showMessages(messages) {
	const state = JSON.stringify(messages);
	if (state === shown) return;
	shown = state;
	byId('phone-empty').hidden = messages.length > 0;
	const list = byId('messages');
	list.replaceChildren(...messages.map(bubble));
	list.scrollTop = list.scrollHeight;
}

function bubble({ contact, channel, subject, body, status, time }) {
	return element(
		'li',
		{},
		element('small', {}, `${channel} to ${contact}`),
		...(subject ? [element('strong', {}, subject)] : []),
		element('p', {}, body),
		element('small', {}, `${TIME.format(new Date(time))} · ${status}`),
	);
}
