import type { IDataObject, ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import type { ServedApi, Context } from './server/context';
import type { Control } from './server/control';
import type { ApiData, WorldOptions } from './server/world';

/** A credential that `npm start` saves in n8n. */
export interface SandboxCredential {
	/** Its name in n8n. The example workflows refer to it. */
	name: string;
	/** Its type. */
	type: string;
	/** The fields that a user fills in, for a sandbox at `url`. */
	data: (url: string) => IDataObject;
	/** Whether it is connected on the consent page, like with the Connect button. */
	isConnected?: boolean;
}

/** A specification of an API, and the nodes that cover its operations. */
export interface SpecificationEntry {
	name: string;
	/** Relative to the folder of the specifications. `./…`: relative to the checkout. */
	file: string;
	/** The prefix in the sandbox for each server in the document. If empty, the API has one host. */
	hosts?: Record<string, string>;
	/** The paths that each node covers. Every path that is not excluded belongs to exactly one node. */
	nodes: Record<string, RegExp>;
	/** Operations that are not actions on purpose, each with the reason. */
	excluded: Record<string, string>;
}

/** A running sandbox: its URL and its control. */
export interface RunningSandbox {
	url: string;
	sandbox: { control: Control };
}

/** Fields of credentials by type, as n8n stores them. */
export type StoredFields = Record<string, ICredentialDataDecryptedObject>;

/** How tests reach an API. */
export interface TestAccess {
	/** The credential of test cases that do not name one. */
	credentials: (sandbox: RunningSandbox) => StoredFields;
	/** The account with which searches in lists are tested. If empty, the credential above. */
	search?: { parameters: INodeParameters; credentials: (sandbox: RunningSandbox) => StoredFields };
}

/**
 * One API of the package: everything that the sandbox, its page, `npm start`, the contract check, the tests and the
 * documentation need to know about it. `sandbox/apis.ts` lists the entries.
 */
export interface ApiEntry<Data, OwnControl, CredentialKey extends string> {
	/** The name that the API has in its nodes: `Api.name`. */
	name: string;
	/** Words that users type into n8n's node panel. All nodes of the API must be found by each of them. */
	panelWords: readonly string[];
	/** The paths below which the sandbox serves it, with their names on the page. */
	prefixes: Record<string, string>;
	/** The path of the control endpoint that expires all access tokens. */
	expireTokens?: string;
	/** Creates the records. `earlier` has the records of the entries before this one. */
	seed: (options: WorldOptions, now: number, earlier: ApiData) => Data;
	/** Creates its servers and its part of the control. */
	create: (context: Context) => { apis: ServedApi[]; control: OwnControl };
	/** The credentials that `npm start` saves. */
	credentials: Record<CredentialKey, SandboxCredential>;
	specifications: readonly SpecificationEntry[];
	/**
	 * Endpoints that nodes call and that no specification in the list documents, with the purpose of the call. They are
	 * not actions: everything that a user can choose is validated.
	 */
	helperEndpoints: Record<string, string>;
	access: TestAccess;
}

/** Excludes operations for the same reason. */
export const exclude = (reason: string, ...routes: string[]): Record<string, string> =>
	Object.fromEntries(routes.map((route) => [route, reason]));
