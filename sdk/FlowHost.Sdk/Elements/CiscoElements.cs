namespace FlowHost.Sdk;

/// <summary>Elements of Cisco (enterprise 9, and 41916 of Viptela), which no public registry lists; NetFlow v9 sends them as types from 32768.</summary>
public static partial class CiscoElements;
