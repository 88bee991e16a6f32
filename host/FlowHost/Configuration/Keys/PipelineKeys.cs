using System.ComponentModel.DataAnnotations;

namespace FlowHost.Configuration.Keys;

/// <summary>The keys of a pipeline's file. One file is one pipeline.</summary>
internal sealed class PipelineKeys
{
    /// <summary>The pipeline's name, in logs and folders: letters, digits and hyphens.</summary>
    /// <value>The default value is made of the file's name.</value>
    public string? Name { get; set; }

    /// <summary>
    /// CSV files of elements that the built-in tables lack, relative to the pipeline's file. Columns are
    /// <c>ElementID,EnterpriseNo,Name,Type</c>, or goFlow's <c>ElementID,EnterpriseNo,FieldType,DataType</c>. The last row of an element
    /// wins; a faulty line is a warning.
    /// </summary>
    public List<string> Elements { get; set; } = [];

    /// <summary>What is said of single devices. The first entry that matches a device is the one that counts.</summary>
    public List<AgentOptions> Agents { get; set; } = [];

    /// <summary>Rules that name further record types. They are asked before the built-in ones, in order; the first that fits wins.</summary>
    public List<RecordTypeOptions> RecordTypes { get; set; } = [];

    /// <summary>Where datagrams come from. <c>run</c> needs one; <c>replay</c> puts the capture in their place.</summary>
    public List<EntryKeys> Inputs { get; set; } = [];

    /// <summary>What turns datagrams into records: the first that knows a datagram's version gets it.</summary>
    [Required]
    public List<EntryKeys> Decoders { get; set; } = [];

    /// <summary>What adds fields to records, in this order.</summary>
    public List<EntryKeys> Enrichers { get; set; } = [];

    /// <summary>Where records go: each gets every record that its <c>when</c> takes.</summary>
    [Required]
    public List<ExporterKeys> Exporters { get; set; } = [];
}
