import type { IDataObject, NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { ItemRun } from '../../catalog/run';
import type { OperationData, Simplified } from '../../catalog/types';
import type { Route } from '../../core/routes';

/** The result of one check. */
export interface SetupCheck extends IDataObject {
	/** The name of the check. */
	check: string;
	/** Null: not checked. */
	ok: boolean | null;
	/** The result in words. */
	what: string;
	/** What to do next. */
	remedy: string;
	/** The facts behind the result, for programs and for issues. */
	details: IDataObject;
}

/** An endpoint that a check calls: the data of an operation or of a list in a form. */
export type SetupTarget = { route: Route } & Pick<
	OperationData,
	'account' | 'adapt' | 'authentication' | 'constants' | 'host' | 'list' | 'record' | 'scope'
>;

/** A type of record whose fields are compared with the known ones. */
export interface SetupSample {
	/** The name of one record: `Order`. */
	name: string;
	simplified: Simplified;
	/** The known top-level fields. */
	known: readonly string[];
}

/** A GET request that shows whether the credential can use a part of the API. */
export interface SetupProbe {
	check: string;
	target: SetupTarget;
	/** Sent unchanged in the query. */
	query?: IDataObject;
	/** Nodes and operations that need the access, for the remedy: `GHL Invoices`. */
	neededFor: string;
	/** If there is no record, the API rejects the request, after it checked the access. */
	mayBeRejected?: boolean;
	/** Sent for the checks of the account. It has no check itself. */
	isOfAccount?: boolean;
	sample?: SetupSample;
}

/** The result of a probe. */
export interface SetupOutcome {
	probe: SetupProbe;
	/** Records in the response. */
	rows: IDataObject[];
	ms: number;
	error?: NodeApiError | NodeOperationError;
	/** Why the request was not sent. */
	skipped?: Pick<SetupCheck, 'what' | 'remedy'>;
}

/** The results of all probes, for the checks that depend on the API. */
export interface SetupContext {
	run: ItemRun;
	/** The result of the probe that checks the connection. */
	connection: SetupOutcome;
	/** Whether to show values that can be personal. */
	includeValues: boolean;
	/** Returns the result of a probe. */
	outcomeOf: (probe: SetupProbe) => SetupOutcome;
}

/** The checks of Check Setup for one API. */
export interface SetupPlan {
	probes: readonly SetupProbe[];
	/** Returns the probe that also checks the connection. Default: the first one. */
	connectionFor?: (run: ItemRun) => SetupProbe;
	/** The result of a probe that succeeded: `Granted`. */
	granted: string;
	/** Checks of the account. */
	accountChecks: (context: SetupContext) => SetupCheck[];
	/** Access that only a write can show. */
	writeCheck: SetupCheck;
}
