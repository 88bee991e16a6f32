using System.Runtime.CompilerServices;

namespace FlowHost.Sdk;

/// <summary>One record, as a <see cref="RowEnricher"/> sees it. A value that the device did not send reads as 0 or empty: ask <see cref="Has{T}"/>.</summary>
public readonly ref struct Row
{
    private readonly RowBinding _rows;
    private readonly int _row;

    internal Row(RowBinding rows, int row)
    {
        _rows = rows;
        _row = row;
    }

    /// <summary>The device that sent the record.</summary>
    public Agent Agent => _rows.RunOf(_row).Source.Agent;

    /// <summary>Where the record came from: domain, template, export time.</summary>
    public RecordSource Source => _rows.RunOf(_row).Source;

    /// <summary>A value.</summary>
    public byte this[Input<byte> input] => Get<byte>(input.Slot);

    /// <inheritdoc cref="this[Input{byte}]"/>
    public ushort this[Input<ushort> input] => Get<ushort>(input.Slot);

    /// <inheritdoc cref="this[Input{byte}]"/>
    public uint this[Input<uint> input] => Get<uint>(input.Slot);

    /// <inheritdoc cref="this[Input{byte}]"/>
    public ulong this[Input<ulong> input] => Get<ulong>(input.Slot);

    /// <inheritdoc cref="this[Input{byte}]"/>
    public long this[Input<long> input] => Get<long>(input.Slot);

    /// <inheritdoc cref="this[Input{byte}]"/>
    public double this[Input<double> input] => Get<double>(input.Slot);

    /// <inheritdoc cref="this[Input{byte}]"/>
    public UInt128 this[Input<UInt128> input] => Get<UInt128>(input.Slot);

    /// <summary>A text, in UTF-8.</summary>
    public ReadOnlySpan<byte> this[Input<Text> input] => Bytes(input.Slot);

    /// <summary>Octets.</summary>
    public ReadOnlySpan<byte> this[Input<Octets> input] => Bytes(input.Slot);

    /// <summary>An address of either family, IPv4 as <c>::ffff:a.b.c.d</c>; of two, the one that is not zero.</summary>
    public UInt128 this[AddressInput input] =>
        _rows.Inputs[input.V6.Slot] is null || (_rows.Inputs[input.V4.Slot] is not null && Get<uint>(input.V4.Slot) != 0)
            ? IpAddress.FromIPv4(Get<uint>(input.V4.Slot))
            : Get<UInt128>(input.V6.Slot);

    /// <summary>Sets an added field.</summary>
    public byte this[Output<byte> output] { set => Set(output.Slot, value); }

    /// <inheritdoc cref="this[Output{byte}]"/>
    public ushort this[Output<ushort> output] { set => Set(output.Slot, value); }

    /// <inheritdoc cref="this[Output{byte}]"/>
    public uint this[Output<uint> output] { set => Set(output.Slot, value); }

    /// <inheritdoc cref="this[Output{byte}]"/>
    public ulong this[Output<ulong> output] { set => Set(output.Slot, value); }

    /// <inheritdoc cref="this[Output{byte}]"/>
    public long this[Output<long> output] { set => Set(output.Slot, value); }

    /// <inheritdoc cref="this[Output{byte}]"/>
    public double this[Output<double> output] { set => Set(output.Slot, value); }

    /// <inheritdoc cref="this[Output{byte}]"/>
    public UInt128 this[Output<UInt128> output] { set => Set(output.Slot, value); }

    /// <summary>Points an added text field to text of a <see cref="TextTable"/>; the default leaves it null.</summary>
    public SharedText this[Output<Text> output] { set => _rows.SetText(output.Slot, _row, value); }

    /// <summary>Copies computed text into an added field; ill-formed UTF-8 becomes U+FFFD.</summary>
    public void Set(Output<Text> output, ReadOnlySpan<byte> utf8) => Cells(output.Slot)[_row] = _rows.Batch.StoreText(utf8);

    /// <summary>Copies octets into an added field.</summary>
    public void Set(Output<Octets> output, ReadOnlySpan<byte> octets) => Cells(output.Slot)[_row] = _rows.Batch.StoreOctets(octets);

    /// <summary>Whether the device sent a value.</summary>
    public bool Has<T>(Input<T> input) => _rows.Has(input.Slot, _row);

    private T Get<T>(int slot) => _rows.Inputs[slot] is { } values ? Unsafe.As<T[]>(values)[_row] : default!;

    private ReadOnlySpan<byte> Bytes(int slot) =>
        _rows.Inputs[slot] is { } cells ? _rows.Batch.Resolve(in Unsafe.As<ulong[]>(cells)[_row]) : default;

    private ulong[] Cells(int slot) => Unsafe.As<ulong[]>(_rows.Outputs[slot]);

    private void Set<T>(int slot, T value)
    {
        Unsafe.As<T[]>(_rows.Outputs[slot])[_row] = value;
        _rows.OutputPresent[slot]![_row] = 1;
    }
}
