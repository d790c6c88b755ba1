/** The shape of the engine's answers: one function for each channel of a feature. */
import type { ChannelRequest, ChannelResponse, EngineChannel } from '../../contract/bridge/channels.ts';
import type { ShellCall, ShellRequest, ShellResponse } from '../../contract/bridge/shell-calls.ts';

type Answer<Request, Response> = (request: Request) => Response | Promise<Response>;

/** Every channel whose name begins with one of these features. */
export type HandlersOf<Feature extends string> = {
  readonly [Name in Extract<EngineChannel, `${Feature}.${string}`>]: Answer<
    ChannelRequest<Name>,
    ChannelResponse<Name>
  >;
};

/** The shell's own calls whose name begins with one of these features. */
export type ShellHandlersOf<Feature extends string> = {
  readonly [Name in Extract<ShellCall, `${Feature}.${string}`>]: Answer<
    ShellRequest<Name>,
    ShellResponse<Name>
  >;
};

/** Every channel that the engine answers. */
export type EngineHandlers = {
  readonly [Name in EngineChannel]: Answer<ChannelRequest<Name>, ChannelResponse<Name>>;
};

/** Every call of the shell. */
export type ShellHandlers = { readonly [Name in ShellCall]: Answer<ShellRequest<Name>, ShellResponse<Name>> };
