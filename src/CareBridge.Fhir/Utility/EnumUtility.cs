using System.Reflection;

namespace Hl7.Fhir.Utility;

/// <summary>From an enumeration's member to the code it stands for, and back.</summary>
public static class EnumUtility
{
    public static string GetLiteral<T>(this T e) where T : struct, Enum => EnumTable<T>.Literal(e);

    public static string? GetLiteral<T>(this T? e) where T : struct, Enum =>
        e is { } member ? member.GetLiteral() : null;

    public static string? GetSystem<T>(this T e) where T : struct, Enum => EnumTable<T>.System(e);

    public static T? ParseLiteral<T>(string? rawValue, bool ignoreCase = false) where T : struct, Enum
    {
        if (rawValue is null) return null;
        if (!ignoreCase) return EnumTable<T>.Find(rawValue);
        foreach (var member in Enum.GetValues<T>())
        {
            if (rawValue.Equals(member.GetLiteral(), StringComparison.OrdinalIgnoreCase)) return member;
        }

        return null;
    }

    public static string GetName<T>() where T : struct, Enum =>
        typeof(T).GetCustomAttribute<FhirEnumerationAttribute>()?.BindingName ?? typeof(T).Name;
}
