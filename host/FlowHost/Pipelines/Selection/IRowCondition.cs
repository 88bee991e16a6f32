using FlowHost.Sdk;

namespace FlowHost.Pipelines.Selection;

/// <summary>Something that must hold for a row of one schema. Not for concurrent use.</summary>
internal interface IRowCondition
{
    /// <summary>Goes to another batch.</summary>
    void Begin(FlowBatch batch);

    /// <summary>Whether it holds for a row of that batch.</summary>
    bool Holds(int row);
}
