using System.Collections;

namespace FlowHost.Configuration.Binding;

/// <summary>The collections that options may be: lists of anything, and dictionaries with text as the key.</summary>
internal static class CollectionShape
{
    /// <summary>What a list holds; null when the type is no list.</summary>
    public static Type? ItemOfList(Type type)
    {
        if (type.IsArray)
        {
            return type.GetElementType();
        }
        return type.IsGenericType && type.GenericTypeArguments is [var item] && type.IsAssignableFrom(typeof(List<>).MakeGenericType(item))
            ? item
            : null;
    }

    /// <summary>What a dictionary holds; null when the type is no dictionary with text as the key.</summary>
    public static Type? ItemOfDictionary(Type type) =>
        type.IsGenericType
        && type.GenericTypeArguments is [var key, var item]
        && key == typeof(string)
        && type.IsAssignableFrom(typeof(Dictionary<,>).MakeGenericType(key, item))
            ? item
            : null;

    /// <summary>Makes a list or an array.</summary>
    public static object CreateList(Type type, Type itemType, List<object> items)
    {
        var array = Array.CreateInstance(itemType, items.Count);
        ((ICollection)items).CopyTo(array, 0);
        return type.IsArray ? array : Activator.CreateInstance(typeof(List<>).MakeGenericType(itemType), array)!;
    }

    /// <summary>Makes a dictionary; its keys are compared letter by letter.</summary>
    public static object CreateDictionary(Type type, Type itemType, Dictionary<string, object> items)
    {
        var created = typeof(Dictionary<,>).MakeGenericType(typeof(string), itemType);
        var dictionary = (IDictionary)Activator.CreateInstance(created, StringComparer.Ordinal)!;
        foreach (var (key, value) in items)
        {
            dictionary.Add(key, value);
        }
        return type.IsInstanceOfType(dictionary) ? dictionary : throw new OptionsClassException($"{type.Name} is not a dictionary");
    }
}
