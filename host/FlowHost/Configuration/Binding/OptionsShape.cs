using System.Collections.Concurrent;
using System.Reflection;

namespace FlowHost.Configuration.Binding;

/// <summary>The keys of an options class. Kept per type: plugins are never unloaded.</summary>
internal sealed class OptionsShape
{
    private static readonly ConcurrentDictionary<Type, OptionsShape> Shapes = new();

    private readonly Type _type;
    private readonly Dictionary<string, OptionMember> _byKey;

    private OptionsShape(Type type)
    {
        _type = type;
        Members =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
                .OrderBy(property => Depth(property.DeclaringType))
                .Select(property => new OptionMember(property)),
        ];
        _byKey = Members.ToDictionary(member => member.Key, StringComparer.Ordinal);
    }

    /// <summary>All members, in the order of the class, those of its base class first.</summary>
    public IReadOnlyList<OptionMember> Members { get; }

    /// <summary>All keys.</summary>
    public IEnumerable<string> Keys => _byKey.Keys;

    /// <summary>The keys of a class.</summary>
    public static OptionsShape Of(Type type) => Shapes.GetOrAdd(type, static type => new OptionsShape(type));

    /// <summary>Makes an object with the defaults.</summary>
    /// <exception cref="OptionsClassException">The class cannot hold options.</exception>
    public object Create() => _type.IsClass && !_type.IsAbstract && _type.GetConstructor(Type.EmptyTypes) is not null
        ? Activator.CreateInstance(_type)!
        : throw new OptionsClassException($"{_type.Name} cannot hold options: it must be a class with a public constructor without parameters");

    /// <summary>The member for a key; null when there is none.</summary>
    public OptionMember? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The key of a member; the name itself when there is no such member.</summary>
    public string KeyOf(string memberName) => Members.FirstOrDefault(member => member.Name == memberName)?.Key ?? memberName;

    private static int Depth(Type? type) => type is null ? 0 : 1 + Depth(type.BaseType);
}
