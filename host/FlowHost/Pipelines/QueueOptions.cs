using System.ComponentModel.DataAnnotations;

namespace FlowHost.Pipelines;

/// <summary>The queue between the workers and one exporter: the keys below <c>queue:</c>.</summary>
internal sealed class QueueOptions
{
    /// <summary>How many rows wait at most.</summary>
    /// <value>The default value is 16384.</value>
    [Range(1024, 16_777_216)]
    public int Rows { get; set; } = 16_384;

    /// <summary>What happens to a batch that does not fit.</summary>
    /// <value>The default value is <see cref="QueueFullMode.DropNewest"/>.</value>
    public QueueFullMode OnFull { get; set; } = QueueFullMode.DropNewest;
}
