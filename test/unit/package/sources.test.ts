import { inOperatorsOf, packageSources, parse, sharedNames } from './sources';

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

describe('names of exports', () => {
	it('are unique in the package, except for data of the same role', () => {
		expect(sharedNames(packageSources())).toEqual([]);
	});

	it('are not shared by two functions or classes', () => {
		const sources = [
			parse('nodes/a/receive.ts', 'export function receive() {}\nexport class Client {}'),
			parse('nodes/b/receive.ts', 'export const receive = () => 1;\nexport class Client {}'),
		];
		expect(sharedNames(sources)).toEqual([
			'receive: nodes/a/receive.ts, nodes/b/receive.ts',
			'Client: nodes/a/receive.ts, nodes/b/receive.ts',
		]);
	});

	it('are shared by data only in files of the same name', () => {
		const lists = ['nodes/a/lists.ts', 'nodes/b/lists.ts'];
		const sources = lists.map((path) => parse(path, 'export const lists = {};'));
		expect(sharedNames(sources)).toEqual([]);
		const other = parse('nodes/b/other.ts', 'export const lists = {};');
		expect(sharedNames([...sources, other])).toHaveLength(1);
	});
});
