return FlowHost.ExitCodes.Ok;
