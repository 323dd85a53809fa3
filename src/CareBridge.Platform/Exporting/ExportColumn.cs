namespace CareBridge.Platform.Exporting;

/// <summary>A column that is not written as it is.</summary>
public sealed class ExportColumn<TRow>
{
    private ExportColumn(string name) => Name = name;

    internal string Name { get; }

    /// <summary>Why it is left out; null where it is not.</summary>
    internal string? Why { get; private init; }

    /// <summary>Of an organization, those rows in which it is written all the same.</summary>
    internal Func<Guid, TRow, bool>? Unless { get; private init; }

    internal bool IsJson { get; private init; }

    /// <summary>What is written instead; null where it is written as it is.</summary>
    internal Func<TRow, object?>? Shown { get; private init; }

    /// <param name="why">In words for whoever gets the files.</param>
    /// <param name="unless">Of an organization, those rows in which it is written all the same.</param>
    public static ExportColumn<TRow> Without(string name, string why, Func<Guid, TRow, bool>? unless = null) =>
        new(name) { Why = why, Unless = unless };

    /// <summary>Only what the organization may know of it.</summary>
    public static ExportColumn<TRow> Showing(string name, Func<TRow, object?> shown) => new(name) { Shown = shown };

    /// <summary>Text that is JSON, and is written as such.</summary>
    public static ExportColumn<TRow> Json(string name) => new(name) { IsJson = true };
}
