import type { Location, OAuthClient } from '../accounts';

/** The content of the consent page. */
export interface Consent {
	client: OAuthClient;
	scopes: readonly string[];
	locations: readonly Location[];
	companyName: string;
	/** The query of the authorize request. The form sends it back with the decision. */
	hidden: Record<string, string>;
	action: string;
}

const STYLE = `
body{font:16px/1.5 system-ui,sans-serif;background:#f3f4f6;color:#111827;margin:0;padding:2rem 1rem}
main{max-width:34rem;margin:auto;background:#fff;border-radius:12px;padding:2rem;box-shadow:0 1px 4px #0003}
h1{font-size:1.3rem;margin-top:0}fieldset{border:1px solid #d1d5db;border-radius:8px;margin:1rem 0;padding:.75rem 1rem}
label{display:block;padding:.35rem 0}small{color:#6b7280;display:block;margin-left:1.6rem}
ul{columns:2;padding-left:1.2rem;font-size:.85rem}button{font:inherit;padding:.6rem 1.4rem;border-radius:8px;border:1px solid #9ca3af;background:#fff;cursor:pointer}
#allow{background:#155eef;border-color:#155eef;color:#fff;margin-right:.5rem}`;

/** Returns the page on which a user chooses a location and allows or denies the app. */
export function consentPage(consent: Consent): string {
	const { client, scopes, locations, companyName, hidden, action } = consent;
	const choices = [
		...locations.map(({ id, name, address }) => choice(id, name, address)),
		...(client.agency
			? [choice('company', companyName, 'The entire agency, with all locations')]
			: []),
	];
	// The agency is preselected if it can install the app.
	const preset = client.agency ? choices.length - 1 : 0;
	return page(
		`Connect ${client.name}`,
		`<p><b>${escape(client.name)}</b> requests access to your account. This is the sandbox. No request reaches a real account.</p>
<form method="post" action="${escape(action)}">
${Object.entries(hidden).map(hiddenField).join('\n')}
<fieldset><legend>Choose a location</legend>
${choices.map((html, i) => (i === preset ? html.replace('<input', '<input checked') : html)).join('\n')}
</fieldset>
<p>It will be able to use these scopes:</p>
<ul>${scopes.map((scope) => `<li>${escape(scope)}</li>`).join('')}</ul>
<button id="allow" name="decision" value="allow">Allow</button>
<button id="deny" name="decision" value="deny">Deny</button>
</form>`,
	);
}

/** Returns a page with the reason why the app can't be connected. */
export function errorPage(code: string, text: string): string {
	return page(
		'This app cannot be connected',
		`<p id="error"><b>${escape(code)}</b></p><p>${escape(text)}</p>`,
	);
}

function page(title: string, content: string): string {
	return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escape(title)}</h1>
${content}
</main></body></html>
`;
}

function choice(value: string, name: string, detail: string): string {
	return `<label><input type="radio" name="location" value="${escape(value)}"> ${escape(name)}<small>${escape(detail)}</small></label>`;
}

function hiddenField([name, value]: [string, string]): string {
	return `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`;
}

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
