using System.Text.Json;
using CareBridge.Platform.Web;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Platform.Storage;

/// <summary>A small immutable value kept as JSON text in one column, alike in every store.</summary>
public static class JsonColumn
{
    /// <summary>For values that are read and written whole and never queried into.</summary>
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property) => property.HasConversion(
        value => JsonSerializer.Serialize(value, JsonFormat.Options),
        text => JsonSerializer.Deserialize<T>(text, JsonFormat.Options)!,
        new ValueComparer<T>(
            (left, right) => Text(left) == Text(right),
            value => Text(value).GetHashCode(StringComparison.Ordinal),
            value => value));

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, JsonFormat.Options);
}
