import { inOperatorsOf, packageSources, parse } from './sources';

describe('own properties', () => {
	it('are the only ones that a variable name finds: `Object.hasOwn` instead of `in`', () => {
		expect(packageSources().flatMap(inOperatorsOf)).toEqual([]);
	});

	it('are not checked by `name in object`', () => {
		const source = parse('nodes/a.ts', 'const a = {};\nif (name in a) run();\n');
		expect(inOperatorsOf(source)).toEqual(['nodes/a.ts:2: name in a']);
	});

	it('are not affected by a fixed name or a loop', () => {
		const source = parse('nodes/a.ts', "'b' in a; for (const key in a) run(key);");
		expect(inOperatorsOf(source)).toEqual([]);
	});
});
