namespace FlowHost.Sdk;

/// <summary>What a decoder knows of a template.</summary>
public enum TemplateState : byte
{
    /// <summary>The device has sent it, and data can be decoded with it.</summary>
    Known,

    /// <summary>The device has sent it, but it contradicts itself or has no length.</summary>
    Refused,

    /// <summary>Data that needs it came, and it did not.</summary>
    Missing,
}
