using System.Reflection;
using System.Runtime.CompilerServices;

namespace CareBridge.Tests.Architecture;

/// <summary>
/// What crosses the bus, or is asked between services, as a list of lines: <c>Type</c>, and below it
/// <c>  [required ]Member: Type</c>. Releases run side by side, so what one said the next still says and understands.
/// </summary>
internal static class ContractHistory
{
    private const string Required = "required ";

    public static IEnumerable<string> Lines(IEnumerable<Type> contracts) =>
        contracts.OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Lines);

    /// <summary>What an instance of the released contracts beside one of the current would stumble over.</summary>
    public static IEnumerable<string> Breaches(IEnumerable<string> released, IEnumerable<string> current)
    {
        var now = Parse(current);
        foreach (var (type, members) in Parse(released))
        {
            if (!now.TryGetValue(type, out var there))
            {
                yield return $"{type} is gone or renamed";
                continue;
            }
            foreach (var breach in Breaches(type, members, there)) yield return breach;
        }
    }

    private static IEnumerable<string> Breaches(
        string type, Dictionary<string, Member> released, Dictionary<string, Member> current)
    {
        foreach (var (name, before) in released)
        {
            if (!current.TryGetValue(name, out var after)) yield return $"{type}.{name} is gone or renamed";
            else if (before.Type != after.Type) yield return $"{type}.{name} was {before.Type} and is {after.Type}";
            else if (after.IsRequired && !before.IsRequired) yield return $"{type}.{name} has become required";
        }
        foreach (var (name, added) in current)
        {
            if (added.IsRequired && !released.ContainsKey(name))
                yield return $"{type}.{name} is new and required: the release before does not say it";
        }
    }

    private static Dictionary<string, Dictionary<string, Member>> Parse(IEnumerable<string> lines)
    {
        var types = new Dictionary<string, Dictionary<string, Member>>();
        Dictionary<string, Member> members = [];
        foreach (var line in lines)
        {
            if (!line.StartsWith(' '))
            {
                types[line] = members = [];
                continue;
            }
            var isRequired = line.AsSpan().TrimStart().StartsWith(Required, StringComparison.Ordinal);
            var parts = (isRequired ? line.Trim()[Required.Length..] : line.Trim()).Split(": ", 2);
            members[parts[0]] = new Member(parts.Length > 1 ? parts[1] : "", isRequired);
        }
        return types;
    }

    private static IEnumerable<string> Lines(Type type)
    {
        yield return type.FullName!;
        if (type.IsEnum)
        {
            foreach (var name in Enum.GetNames(type)) yield return $"  {name}";
            yield break;
        }
        foreach (var property in type.GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal))
            yield return $"  {(IsRequired(property) ? Required : "")}{property.Name}: {Name(property.PropertyType)}";
        foreach (var method in type.GetMethods().Where(_ => type.IsInterface).OrderBy(one => one.Name))
        {
            if (method.IsSpecialName) continue;
            var parameters = method.GetParameters().Select(parameter => Name(parameter.ParameterType));
            yield return $"  {method.Name}({string.Join(", ", parameters)}): {Name(method.ReturnType)}";
        }
    }

    /// <summary>By its keyword, or as a parameter of the record without which there is none.</summary>
    private static bool IsRequired(PropertyInfo property) =>
        property.IsDefined(typeof(RequiredMemberAttribute))
        || property.DeclaringType!.GetConstructors().SelectMany(one => one.GetParameters())
            .Any(one => one.Name == property.Name && !one.HasDefaultValue && !IsNullable(one));

    private static bool IsNullable(ParameterInfo parameter) =>
        Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        || new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;

    private sealed record Member(string Type, bool IsRequired);
}
