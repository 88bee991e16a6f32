using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoEta.PacketLengths;

/// <summary>
/// One half of ETA_SPLT: signed 16-bit numbers of which a negative one, −n, stands for n packets more. Its sign says nothing of directions.
/// </summary>
internal readonly ref struct RunLengths(ReadOnlySpan<byte> values)
{
    private const short End = short.MinValue;

    private readonly ReadOnlySpan<byte> _values = values;

    private int Count => _values.Length / sizeof(short);

    /// <summary>How many packets the numbers stand for.</summary>
    public int Packets
    {
        get
        {
            var packets = 0;
            for (var index = 0; index < Count && this[index] != End; index++)
            {
                packets += Math.Max(1, -this[index]);
            }
            return packets;
        }
    }

    private short this[int index] => BinaryPrimitives.ReadInt16BigEndian(_values[(index * sizeof(short))..]);

    /// <summary>Writes the numbers as they were sent.</summary>
    public void WriteRaw(ListWriter list, Element element)
    {
        for (var index = 0; index < Count; index++)
        {
            list.Value(element, (ulong)(ushort)this[index]);
        }
    }

    /// <summary>Writes a length for each packet: a run repeats the length before it.</summary>
    public void WriteLengths(ListWriter list)
    {
        var last = (short)0;
        for (var index = 0; index < Count && this[index] != End; index++)
        {
            last = this[index] >= 0 ? this[index] : last;
            Repeat(list, ListElements.Length, (ulong)last, Math.Max(1, -this[index]));
        }
    }

    /// <summary>Writes milliseconds since the packet before for each packet: those of a run came at the same time.</summary>
    public void WriteTimes(ListWriter list)
    {
        for (var index = 0; index < Count && this[index] != End; index++)
        {
            Repeat(list, ListElements.Interval, (ulong)Math.Max((short)0, this[index]), Math.Max(1, -this[index]));
        }
    }

    private static void Repeat(ListWriter list, Element element, ulong value, int times)
    {
        for (; times > 0; times--)
        {
            list.Value(element, value);
        }
    }
}
