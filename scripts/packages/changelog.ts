import { type ServiceKey, SERVICE_KEYS, SERVICES } from './services';

/** Returns the services that a text names. */
const servicesIn = (text: string): ServiceKey[] =>
	SERVICE_KEYS.filter((key) => new RegExp(`\\b${SERVICES[key].word}\\b`).test(text));

/**
 * Returns the changelog of a service: without the entries that name only other services, and without empty sections.
 * An entry is a list item of the first level, with its nested items.
 */
export function changelogOf(key: ServiceKey, changelog: string): string {
	const sections = changelog.split(/^(?=#{2,3} )/m).map((section) => {
		const [heading, ...entries] = section.split(/^(?=- )/m);
		const kept = entries.filter((entry) => {
			const services = servicesIn(entry);
			return services.length === 0 || services.includes(key);
		});
		const isEmpty = entries.length > 0 && kept.length === 0;
		// The last entry of a section ends with the empty line before the next heading.
		return isEmpty ? '' : `${[heading, ...kept].join('').trimEnd()}\n`;
	});
	return sections.filter((section) => section !== '').join('\n');
}
