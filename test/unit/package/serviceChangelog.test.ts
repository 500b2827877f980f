import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { changelogOf } from '../../../scripts/packages/changelog';
import { SERVICE_KEYS } from '../../../scripts/packages/services';
import { root } from '../../harness';

const CHANGELOG = `# Changelog

All changes.

## [1.1.0]

### Added

- **GHL Orders**: orders.
  - _Get Overview_.
- **AbstractGHL**: customers.
- Pages about the installation.

### Fixed

- **Trustpilot Trigger**: reviews.

## [1.0.0]

### Added

- **GHL API** and **Trustpilot**.
`;

describe('the changelog of a service', () => {
	it('has the entries that name the service or no service', () => {
		expect(changelogOf('ghl', CHANGELOG)).toBe(
			'# Changelog\n\nAll changes.\n\n## [1.1.0]\n\n### Added\n\n- **GHL Orders**: orders.\n  - _Get Overview_.\n' +
				'- Pages about the installation.\n\n## [1.0.0]\n\n### Added\n\n- **GHL API** and **Trustpilot**.\n',
		);
		expect(changelogOf('abstractGhl', CHANGELOG)).toBe(
			'# Changelog\n\nAll changes.\n\n## [1.1.0]\n\n### Added\n\n- **AbstractGHL**: customers.\n' +
				'- Pages about the installation.\n\n## [1.0.0]\n',
		);
	});

	it('keeps each entry of the real changelog for at least one service', () => {
		const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
		const all = SERVICE_KEYS.map((key) => changelogOf(key, changelog));
		for (const line of changelog.split('\n')) {
			expect(all.some((text) => text.split('\n').includes(line))).toBe(true);
		}
		expect(all[0].length).toBeGreaterThan(all[2].length);
	});
});
