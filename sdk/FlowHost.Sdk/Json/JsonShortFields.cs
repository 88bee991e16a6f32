using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FlowHost.Sdk;

/// <summary>
/// Consecutive fields of which each needs little room, so that one check of the buffer serves all of them: most of a flow record. What a
/// field needs lies side by side, and what nearly all fields are (unsigned numbers and IPv4 addresses) is written here: calls and checks per
/// value would cost more than the digits.
/// </summary>
internal sealed class JsonShortFields : JsonNode
{
    private Member[] _members = [];
    private int _room;

    /// <summary>Adds a field at the end.</summary>
    public void Add(string name, ColumnText column)
    {
        var property = new JsonName(name);
        _members = [.. _members, new Member { Name = property.Padded, NameLength = property.Length, Column = column }];
        _room += property.Room + ValueText.MaxLength;
    }

    public override void Begin(FlowBatch batch)
    {
        foreach (ref var member in _members.AsSpan())
        {
            member.Column.Begin(batch);
            (member.Format, member.Values, member.Present) = member.Column.Storage;
        }
    }

    public override void Append(Utf8Buffer buffer, int row)
    {
        // The room is that of all names and of the longest values, which is more than is written to at any time.
        ref var start = ref MemoryMarshal.GetReference(buffer.GetSpan(_room));
        ref var to = ref start;
        foreach (ref readonly var member in _members.AsSpan())
        {
            if (member.Present is { } present && present[row] == 0)
            {
                continue;
            }
            JsonName.Copy(member.Name, ref to);
            ref var value = ref Unsafe.Add(ref to, member.NameLength);
            var length = Write(member, row, MemoryMarshal.CreateSpan(ref value, ValueText.MaxLength));
            // A computed number that is none has no text: its name is written over.
            to = ref length == 0 ? ref to : ref Unsafe.Add(ref value, length);
        }
        buffer.Advance((int)Unsafe.ByteOffset(ref start, ref to));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Write(in Member member, int row, Span<byte> to) => member.Format switch
    {
        ValueFormat.UInt8 => Digits.Write(to, Unsafe.As<byte[]>(member.Values)[row]),
        ValueFormat.UInt16 => Digits.Write(to, Unsafe.As<ushort[]>(member.Values)[row]),
        ValueFormat.UInt32 => Digits.Write(to, Unsafe.As<uint[]>(member.Values)[row]),
        ValueFormat.UInt64 => Digits.Write(to, Unsafe.As<ulong[]>(member.Values)[row]),
        ValueFormat.IPv4 => ValueText.WriteIPv4(to, Unsafe.As<uint[]>(member.Values)[row], quoted: true),
        _ => member.Column.WriteShort(to, row, quoted: true),
    };

    private struct Member
    {
        public byte[] Name;
        public int NameLength;
        public ValueFormat Format;
        public Array Values;
        public byte[]? Present;
        public ColumnText Column;
    }
}
