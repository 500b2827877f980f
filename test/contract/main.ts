import { checkContract, specsFolder } from './check';
import { sumOf, type Coverage } from './coverage';
import { DEVIATIONS } from './deviations';
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
	const report = await checkContract(SPECIFICATIONS, DEVIATIONS);
	if (report.skipped.length > 0) {
		console.log(`Skipped, no such file in ${specsFolder()}: ${report.skipped.join(', ')}`);
	}
	if (report.coverage.length === 0) {
		console.log('The contract check was skipped.');
		return;
	}
	for (const coverage of report.coverage) console.log(lineOf(coverage));
	const { covered, documented } = sumOf(report.coverage);
	console.log(`Total: ${covered} of ${documented} documented operations are actions.`);
	console.log(
		`${report.requests} requests and ${report.responses} responses checked: ` +
			`${report.problems.length} problems, ${report.deviations} known deviations from the specifications.`,
	);
	for (const problem of report.problems) console.error(`- ${problem}`);
	if (report.problems.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
