/**
 * A transformer of jest that loads third-party packages with Node's own `require`. All files of a worker share them. A
 * test file still has its own copy of each module of this repository.
 */
module.exports = {
	process: (_source, path) => ({
		code: `module.exports = nativeRequire(${JSON.stringify(path)});`,
	}),
	getCacheKey: (_source, path) => path.replaceAll(/\W/g, '_').slice(-200),
};
