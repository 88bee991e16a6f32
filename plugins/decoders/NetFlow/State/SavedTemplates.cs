using FlowHost.Decoders.NetFlow.Templates;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Decoders.NetFlow.State;

/// <summary>Templates that survive a restart: written as they come, removed when they go.</summary>
internal sealed class SavedTemplates
{
    private const string Name = "templates";

    // What agents that may be forged can have written: octets at once, and each second.
    private const double Budget = 1024 * 1024;
    private const double BudgetPerSecond = 64 * 1024;

    private readonly IStateTable _table;
    private readonly Dictionary<UInt128, List<StateRecord>> _unclaimed = [];
    private readonly TokenBucket _budget = new(Budget, BudgetPerSecond);
    private byte[] _value = new byte[512];

    public SavedTemplates(IStateStore store, ILogger logger)
    {
        _table = store.Open(Name);
        var records = _table.Records;
        foreach (var record in records)
        {
            if (!SavedTemplate.IsOne(record))
            {
                _table.Remove(record.Key.Span);
                continue;
            }
            var address = SavedTemplate.Address(record);
            if (!_unclaimed.TryGetValue(address, out var templates))
            {
                _unclaimed.Add(address, templates = []);
            }
            templates.Add(record);
        }
        if (_unclaimed.Count > 0)
        {
            Log.StateRead(logger, records.Count, _unclaimed.Count);
        }
    }

    /// <summary>What is known of an agent from before the restart, the first time that it is asked for.</summary>
    public IReadOnlyList<StateRecord> Claim(UInt128 address) => _unclaimed.Remove(address, out var saved) ? saved : [];

    /// <summary>Whether an agent that may be forged may have a template written.</summary>
    public bool TryTakeBudget(Template template, long now) => _budget.TryTake(SavedTemplate.ValueLength(template), now);

    public void Save(UInt128 address, TemplateKey key, ushort id, Template template)
    {
        Span<byte> name = stackalloc byte[SavedTemplate.KeyLength];
        SavedTemplate.WriteKey(name, address, key, id);
        var length = SavedTemplate.ValueLength(template);
        if (_value.Length < length)
        {
            _value = new byte[length];
        }
        SavedTemplate.WriteValue(_value, template);
        if (_table.Set(name, _value.AsSpan(0, length)))
        {
            template.MarkSaved();
        }
    }

    public void Remove(UInt128 address, TemplateKey key, ushort id)
    {
        Span<byte> name = stackalloc byte[SavedTemplate.KeyLength];
        SavedTemplate.WriteKey(name, address, key, id);
        _table.Remove(name);
    }

    /// <summary>Removes what no agent has claimed in time.</summary>
    public void RemoveUnclaimed(Predicate<Template> isOver)
    {
        foreach (var record in _unclaimed.Values.SelectMany(records => records))
        {
            if (isOver(SavedTemplate.Read(record)))
            {
                _table.Remove(record.Key.Span);
            }
        }
    }
}
