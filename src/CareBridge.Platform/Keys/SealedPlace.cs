using CareBridge.Contracts;
using CareBridge.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CareBridge.Platform.Keys;

/// <summary>A column of a store that holds what <see cref="Domain.ISeal"/> has sealed.</summary>
/// <param name="Key">The columns of the table's primary key, in order.</param>
/// <param name="IsWhole">Each value is one ciphertext, and not a text with some in it.</param>
internal sealed record SealedPlace(
    string? Schema, string Table, string Column, IReadOnlyList<string> Key, bool IsWhole)
{
    /// <summary>Of the model as it is, so that no list of them has to be kept.</summary>
    public static IReadOnlyList<SealedPlace> In(IModel model) =>
    [
        .. from table in model.GetRelationalModel().Tables
           from column in table.Columns
           let properties = column.PropertyMappings.Select(mapping => mapping.Property).ToList()
           where properties.Any(Holds)
           select new SealedPlace(
               table.Schema,
               table.Name,
               column.Name,
               [.. table.PrimaryKey!.Columns.Select(one => one.Name)],
               properties.All(IsSealed)),
    ];

    public override string ToString() => $"{Schema} {Table}.{Column}";

    /// <summary>Whether a value of the type can have something sealed in it, however deep.</summary>
    internal static bool Reaches(Type type) => Reaches(type, []);

    private static bool Holds(IProperty property) => IsMessage(property) || Reaches(property.ClrType);

    private static bool IsSealed(IProperty property) => property.ClrType == typeof(SealedContent);

    /// <summary>Kept as texts, since releases may differ in what they can read.</summary>
    private static bool IsMessage(IProperty property) =>
        (property.DeclaringType.ClrType == typeof(OutboxMessage) && property.Name == nameof(OutboxMessage.Body))
        || (property.DeclaringType.ClrType == typeof(SentMessage) && property.Name == nameof(SentMessage.Body))
        || (property.DeclaringType.ClrType == typeof(FailedMessage) && property.Name == nameof(FailedMessage.Body));

    private static bool Reaches(Type type, HashSet<Type> seen)
    {
        if (type == typeof(SealedContent)) return true;
        if (!seen.Add(type)) return false;
        if (type.IsArray) return Reaches(type.GetElementType()!, seen);
        if (type.IsGenericType && type.GetGenericArguments().Any(one => Reaches(one, seen))) return true;
        return type.Assembly.GetName().Name!.StartsWith("CareBridge", StringComparison.Ordinal)
            && type.GetProperties().Any(property => Reaches(property.PropertyType, seen));
    }
}
