using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Numerics;
using System.Security.Cryptography;

namespace FlowHost.Enrichers.FlowInfo.Nat;

/// <summary>
/// The translations that devices have reported: an open-addressing table of 8 octets a slot, which points to translations in chunks. Those of
/// one key (of several devices, VRFs and times) are linked, the latest first. Shared by workers: hold <see cref="Gate"/>, once a batch.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Lives as long as its pipeline entry.")]
internal sealed class NatTable
{
    private const int ChunkShift = 12;
    private const int ChunkSize = 1 << ChunkShift;
    private const int MaxLinked = 16;
    private const int SweptPerCreate = 4;
    private const int SweptWhenFull = 256;

    private readonly ulong _seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private readonly int _limit;
    private readonly long _lifetime;
    private readonly long _grace;
    private readonly Counter<long> _refused;
    private readonly int[] _kinds = new int[Enum.GetValues<NatKind>().Length];
    private NatMapping[][] _chunks = [];
    private ulong[] _slots = [];
    private int _used;      // mappings that were ever used
    private int _free = -1;
    private int _hand;
    private int _count;

    public NatTable(FlowInfoOptions options, Meter meter)
    {
        _limit = options.MaxTranslations;
        _lifetime = options.TranslationLifetime.Ticks * 100;
        _grace = options.TranslationGrace.Ticks * 100;
        _refused = meter.CreateCounter<long>(
            "flowhost.flow_info.translations_refused", "{translation}", "Address translations that were not kept, because the table was full.");
        meter.CreateObservableGauge("flowhost.flow_info.translations", () => Count, "{translation}", "Address translations in the table.");
    }

    public ReaderWriterLockSlim Gate { get; } = new();

    /// <summary>How many translations it holds, those that have ended included. Needs no lock.</summary>
    public int Count => Volatile.Read(ref _count);

    public bool Has(NatKind kind) => _kinds[(int)kind] > 0;

    /// <summary>Keeps a translation, prolongs it when it is known, and ends the one that it takes the place of.</summary>
    /// <param name="created">The translation with its <see cref="NatMapping.Start"/>; the table fills in the rest.</param>
    public void Create(NatMapping created)
    {
        created.Hash = created.Key.Hash(_seed);
        created.LastCreate = created.Start;
        created.End = long.MaxValue;
        Sweep(created.Received, SweptPerCreate);
        for (var index = Head(created.Key, created.Hash); index >= 0; index = At(index).Next)
        {
            ref var known = ref At(index);
            if (!known.Excludes(created))
            {
                continue;
            }
            if (!known.IsDeleted && known.HasInnerOf(created) && created.Start <= Until(known))
            {
                known.Start = Math.Min(known.Start, created.Start);
                known.LastCreate = Math.Max(known.LastCreate, created.Start);
                known.Received = created.Received;
                return;
            }
            if (known.Start <= created.Start)
            {
                known.End = Math.Min(known.End, created.Start);
            }
            else
            {
                created.End = Math.Min(created.End, known.Start);   // the report of the earlier one came late
            }
        }
        if (_count >= _limit)
        {
            Sweep(created.Received, SweptWhenFull);
        }
        if (_count >= _limit)
        {
            _refused.Add(1);
            return;
        }
        Link(created);
    }

    /// <summary>Ends a translation; what it does not know is let be.</summary>
    public void Delete(NatMapping deleted)
    {
        for (var index = Head(deleted.Key, deleted.Key.Hash(_seed)); index >= 0; index = At(index).Next)
        {
            ref var known = ref At(index);
            if (!known.IsDeleted && known.Start <= deleted.Start && known.Excludes(deleted) && known.HasInnerOf(deleted))
            {
                known.IsDeleted = true;
                known.End = Math.Min(Until(known), deleted.Start + _grace);
                known.Received = deleted.Received;
                return;
            }
        }
    }

    /// <summary>Finds the translation that a record means: of its own device rather than of another, and the latest one of its time.</summary>
    /// <param name="key">What the record shows.</param>
    /// <param name="port">The port that a block must hold.</param>
    /// <param name="scope">Who sent the record.</param>
    /// <param name="time">When the record's flow was.</param>
    /// <param name="isReverse">Whether the record is of the way back.</param>
    /// <returns>−1 when there is none.</returns>
    public int Find(in NatKey key, ushort port, in NatScope scope, long time, out bool isReverse)
    {
        isReverse = false;
        if (_slots.Length == 0)
        {
            return -1;
        }
        var hash = key.Hash(_seed);
        var mask = _slots.Length - 1;
        for (var slot = (int)(hash & (uint)mask); _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            if ((uint)(_slots[slot] >> 32) != hash)
            {
                continue;
            }
            var head = (int)(uint)_slots[slot] - 1;
            ref var first = ref At(head);
            var isSame = first.Key == key;
            if ((isSame || first.Key.IsReverseOf(key)) && Best(head, port, scope, time) is >= 0 and var best)
            {
                isReverse = !isSame;
                return best;
            }
        }
        return -1;
    }

    public ref NatMapping At(int index) => ref _chunks[index >> ChunkShift][index & (ChunkSize - 1)];

    private int Best(int head, ushort port, in NatScope scope, long time)
    {
        var best = -1;
        var bestRank = (0, 0, long.MinValue);
        for (var index = head; index >= 0; index = At(index).Next)
        {
            ref var mapping = ref At(index);
            var isOfTime = time >= mapping.Start - _grace && time <= Until(mapping);
            if (!isOfTime || port < mapping.FirstPort || port > mapping.LastPort || (mapping.Exporter == scope.Exporter && !scope.Allows(mapping.Vrf)))
            {
                continue;
            }
            var hasBegun = mapping.Start <= time;
            var rank = (mapping.Exporter == scope.Exporter ? 1 : 0, hasBegun ? 1 : 0, hasBegun ? mapping.Start : -mapping.Start);
            if (best < 0 || rank.CompareTo(bestRank) > 0)
            {
                (best, bestRank) = (index, rank);
            }
        }
        return best;
    }

    private long Until(in NatMapping mapping) => Math.Min(mapping.End, mapping.LastCreate + _lifetime);

    private int Head(in NatKey key, uint hash) => SlotOf(key, hash) is >= 0 and var slot ? (int)(uint)_slots[slot] - 1 : -1;

    private int SlotOf(in NatKey key, uint hash)
    {
        var mask = _slots.Length - 1;
        for (var slot = mask < 0 ? -1 : (int)(hash & (uint)mask); slot >= 0 && _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            if ((uint)(_slots[slot] >> 32) == hash && At((int)(uint)_slots[slot] - 1).Key == key)
            {
                return slot;
            }
        }
        return -1;
    }

    private void Link(NatMapping created)
    {
        if (_slots.Length == 0)
        {
            _slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(_limit + (_limit / 2), 16))];
        }
        var slot = SlotOf(created.Key, created.Hash);
        var next = slot < 0 ? -1 : (int)(uint)_slots[slot] - 1;
        if (next >= 0)
        {
            Shorten(next);
        }
        var index = Take();
        created.Next = next;
        created.IsUsed = true;
        At(index) = created;
        if (slot < 0)
        {
            var mask = _slots.Length - 1;
            slot = (int)(created.Hash & (uint)mask);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }
        }
        _slots[slot] = ((ulong)created.Hash << 32) | (uint)(index + 1);
        _kinds[(int)created.Key.Kind]++;
        Volatile.Write(ref _count, _count + 1);
    }

    private int Take()
    {
        if (_free >= 0)
        {
            var index = _free;
            _free = At(index).Next;
            return index;
        }
        if (_used == _chunks.Length << ChunkShift)
        {
            _chunks = [.. _chunks, new NatMapping[ChunkSize]];
        }
        return _used++;
    }

    /// <summary>Keeps what is linked to one key short: the oldest makes room.</summary>
    private void Shorten(int head)
    {
        var length = 1;
        for (var index = head; At(index).Next is >= 0 and var next; index = next)
        {
            if (++length == MaxLinked)
            {
                At(index).Next = At(next).Next;
                Release(next);
                return;
            }
        }
    }

    /// <summary>Lets go of translations that nothing has been heard of for longer than they can count, and for once as long as history.</summary>
    private void Sweep(long now, int wanted)
    {
        for (var i = Math.Min(wanted, _used); i > 0; i--)
        {
            _hand = _hand + 1 < _used ? _hand + 1 : 0;
            ref var mapping = ref At(_hand);
            if (mapping.IsUsed && now - mapping.Received > (_count >= _limit && mapping.IsDeleted ? _grace : _lifetime + _grace))
            {
                Unlink(_hand);
            }
        }
    }

    private void Unlink(int index)
    {
        ref var mapping = ref At(index);
        var slot = SlotOf(mapping.Key, mapping.Hash);
        var head = (int)(uint)_slots[slot] - 1;
        if (head != index)
        {
            while (At(head).Next != index)
            {
                head = At(head).Next;
            }
            At(head).Next = mapping.Next;
        }
        else if (mapping.Next >= 0)
        {
            _slots[slot] = ((ulong)mapping.Hash << 32) | (uint)(mapping.Next + 1);
        }
        else
        {
            Empty(slot);
        }
        Release(index);
    }

    // What lies behind an emptied slot moves up, so that a probe never ends too early.
    private void Empty(int slot)
    {
        var mask = _slots.Length - 1;
        var gap = slot;
        for (var next = (gap + 1) & mask; _slots[next] != 0; next = (next + 1) & mask)
        {
            var home = (int)(_slots[next] >> 32) & mask;
            if (((next - home) & mask) >= ((next - gap) & mask))
            {
                _slots[gap] = _slots[next];
                gap = next;
            }
        }
        _slots[gap] = 0;
    }

    private void Release(int index)
    {
        ref var mapping = ref At(index);
        _kinds[(int)mapping.Key.Kind]--;
        mapping = new NatMapping { Next = _free };
        _free = index;
        Volatile.Write(ref _count, _count - 1);
    }
}
