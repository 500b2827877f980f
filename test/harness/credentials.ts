import './environment';
import { getAdditionalKeys } from 'n8n-core';
import {
	deepCopy,
	ICredentialsHelper,
	NodeHelpers,
	UnexpectedError,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialsExpressionResolveValues,
	type ICredentialType,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentials,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { oAuth2Api } from './oAuth2Api';
import { packageCredentials } from './package';

/** Saved credentials: the fields by type name, with `oauthTokenData` for OAuth2. */
export type StoredCredentials = Record<string, ICredentialDataDecryptedObject>;

const NOWHERE: INode = {
	id: 'credentials',
	name: 'Credentials',
	type: 'credentials',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** Returns a workflow without known nodes, which is enough to resolve the expressions of a credential. */
const emptyWorkflow = (): Workflow =>
	new Workflow({
		nodes: [NOWHERE],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => undefined as never,
			getByNameAndVersion: () => undefined as never,
			getKnownTypes: () => ({}),
		},
	});

let stores = 0;

/**
 * Saved credentials, and n8n's preparation of a request: defaults, expressions, `authenticate`, and the storage of
 * refreshed OAuth2 tokens. Executions that share a store share its tokens, as in n8n.
 *
 * n8n's own implementation belongs to its server and reads a database. This class has the same behavior with plain
 * objects.
 */
export class CredentialStore extends ICredentialsHelper {
	/** How often n8n-core has saved a new OAuth2 token, by credential type. */
	readonly tokenUpdates: Record<string, number> = {};

	private readonly id = `credential-${++stores}`;

	private readonly types: Map<string, ICredentialType>;

	/**
	 * @param stored - fields by credential type. Missing fields have the default of the type
	 * @param types - the known types. Default: those of the package. n8n's `oAuth2Api` is always known
	 */
	constructor(
		private readonly stored: StoredCredentials,
		types: ICredentialType[] = packageCredentials().map(({ instance }) => instance),
	) {
		super();
		this.types = new Map([oAuth2Api, ...types].map((type) => [type.name, type]));
	}

	/** Returns the current saved fields of one credential. After a refresh, they contain the new token. */
	read(type: string): ICredentialDataDecryptedObject {
		const data = this.stored[type];
		if (data === undefined) throw new UnexpectedError(`No credential of type "${type}" is stored`);
		return deepCopy(data);
	}

	/** Changes fields of one saved credential, as a user would. */
	write(type: string, data: ICredentialDataDecryptedObject): void {
		this.stored[type] = { ...this.stored[type], ...data };
	}

	/** Returns the `credentials` of a node in which each stored credential is selected. */
	chosen(): INodeCredentials {
		return Object.fromEntries(Object.keys(this.stored).map((type) => [type, this.details(type)]));
	}

	/** Returns the reference of a node to one stored credential. */
	details(type: string): INodeCredentialsDetails {
		return { id: `${this.id}-${type}`, name: `${type} account` };
	}

	/** Returns the definition of a credential type. */
	type(name: string): ICredentialType {
		const type = this.types.get(name);
		if (type === undefined) throw new UnexpectedError(`Unknown credential type "${name}"`);
		return type;
	}

	getParentTypes(name: string): string[] {
		const parents = this.types.get(name)?.extends ?? [];
		return parents.flatMap((parent) => [parent, ...this.getParentTypes(parent)]);
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(name: string): INodeProperties[] {
		const properties: INodeProperties[] = [];
		for (const parent of this.type(name).extends ?? []) {
			NodeHelpers.mergeNodeProperties(properties, this.getCredentialsProperties(parent));
		}
		NodeHelpers.mergeNodeProperties(properties, this.type(name).properties);
		return properties;
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		_details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		at?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const saved = this.read(type);
		return await Promise.resolve(
			raw === true ? saved : this.resolve(saved, type, additionalData, mode, executeData, at),
		);
	}

	/** Applies defaults and resolves expressions (`={{$self.baseUrl}}`), as n8n does when it reads a credential. */
	resolve(
		saved: ICredentialDataDecryptedObject,
		type: string,
		additionalData: IWorkflowExecuteAdditionalData,
		mode: WorkflowExecuteMode = 'internal',
		executeData?: IExecuteData,
		at?: ICredentialsExpressionResolveValues,
	): ICredentialDataDecryptedObject {
		const values = NodeHelpers.getNodeParameters(
			this.getCredentialsProperties(type),
			saved as INodeParameters,
			true,
			false,
			null,
			null,
		) as INodeParameters;
		if (saved.oauthTokenData !== undefined) {
			values.oauthTokenData = saved.oauthTokenData as INodeParameters;
		}
		const keys = getAdditionalKeys(additionalData, mode, null);
		const resolved = at
			? at.workflow.expression.getParameterValue(
					values,
					at.runExecutionData,
					at.runIndex,
					at.itemIndex,
					at.node.name,
					at.connectionInputData,
					mode,
					keys,
					executeData,
					false,
					values,
				)
			: emptyWorkflow().expression.getComplexParameterValue(
					NOWHERE,
					values,
					mode,
					keys,
					undefined,
					undefined,
					values,
				);
		return resolved as ICredentialDataDecryptedObject;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		request: IHttpRequestOptions,
		workflow: Workflow,
		node: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.type(typeName);
		if (authenticate === undefined) return request;
		if (typeof authenticate === 'function') return await authenticate(credentials, request);

		const text = (value: string): string =>
			String(
				workflow.expression.getSimpleParameterValue(
					node,
					value,
					'internal',
					{ $credentials: credentials },
					undefined,
					'',
				) ?? '',
			);
		const target = request as unknown as Record<string, Record<string, string>>;
		for (const [part, entries] of Object.entries(authenticate.properties)) {
			target[part] ??= {};
			for (const [key, value] of Object.entries(entries as Record<string, string>)) {
				target[part][text(key)] = text(value);
			}
		}
		return request;
	}

	async preAuthentication(
		_helpers: IHttpRequestHelper,
		_credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<undefined> {
		await this.refusePreAuthentication(typeName);
	}

	async runPreAuthentication(
		_helpers: IHttpRequestHelper,
		_credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<undefined> {
		await this.refusePreAuthentication(typeName);
	}

	async getCredentials(): Promise<ICredentials> {
		return await Promise.reject(new UnexpectedError('The harness keeps no encrypted credentials'));
	}

	async updateCredentials(
		_details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.stored[type] = deepCopy(data);
		await Promise.resolve();
	}

	async updateCredentialsOauthTokenData(
		_details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.write(type, { oauthTokenData: deepCopy(data.oauthTokenData) });
		this.tokenUpdates[type] = (this.tokenUpdates[type] ?? 0) + 1;
		await Promise.resolve();
	}

	/** No credential of this package has this hook. n8n cannot refresh rotating tokens with it. */
	private async refusePreAuthentication(typeName: string): Promise<void> {
		if (this.type(typeName).preAuthentication !== undefined) {
			throw new UnexpectedError(`"${typeName}" has preAuthentication: the harness does not run it`);
		}
		await Promise.resolve();
	}
}
