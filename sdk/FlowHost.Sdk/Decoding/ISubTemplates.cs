namespace FlowHost.Sdk;

/// <summary>
/// The templates that lists name (RFC 6313 sections 4.5.2 and 4.5.3): those of the transport session and domain that the record came by.
/// A decoder keeps one object and lets it look where the current message belongs, so that a record costs no allocation.
/// </summary>
public interface ISubTemplates
{
    /// <summary>The plan of a template; null when it has not been seen or was refused: the list's octets are kept then.</summary>
    /// <param name="templateId">The id, as the list has it.</param>
    TemplatePlan? Find(ushort templateId);
}
