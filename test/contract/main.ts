import { checkContract } from './check';
import { sumOf, type Coverage } from './coverage';
import { DEVIATIONS } from './deviations';
import { changedFiles, missingInCi, specificationsFolder } from './specificationFiles';
import { SPECIFICATIONS } from './specifications';

/** Returns one line: how many operations of a specification are actions, by node. */
function lineOf(coverage: Coverage): string {
	const parts = Object.entries(coverage.nodes).map(([name, { covered, documented, exists }]) =>
		exists ? `${name} ${covered} of ${documented}` : `${name} (${documented}): no such node yet`,
	);
	if (coverage.excluded > 0) parts.push(`${coverage.excluded} excluded`);
	const { covered, documented } = sumOf([coverage]);
	return `${coverage.specification}: ${covered} of ${documented} operations; ${parts.join(', ')}`;
}

async function main(): Promise<void> {
	const { path, source } = specificationsFolder();
	console.log(`Specifications: ${path} (${source})`);
	const report = await checkContract(SPECIFICATIONS, DEVIATIONS, path);
	if (report.missing.length > 0) console.log(`Skipped, no such file: ${report.missing.join(', ')}`);
	for (const coverage of report.coverage) console.log(lineOf(coverage));
	const { covered, documented } = sumOf(report.coverage);
	console.log(`Total: ${covered} of ${documented} documented operations are actions.`);
	console.log(
		`${report.requests} requests and ${report.responses} responses checked: ` +
			`${report.problems.length} problems, ${report.deviations} known deviations from the specifications.`,
	);
	const problems = [...report.problems, ...missingInCi(report.missing)];
	// A folder that the developer chooses may contain other versions.
	if (source !== 'CONTRACT_SPECS') {
		problems.push(...changedFiles(path).map((file) => `${file}: not the pinned version`));
	}
	for (const problem of problems) console.error(`- ${problem}`);
	if (problems.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
