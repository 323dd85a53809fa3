namespace CareBridge.Exchange.Storage;

/// <summary>
/// A value by which a search parameter finds a resource, while it was current: from <see cref="Since"/> until just
/// before <see cref="Until"/>. Values that a resource has lost are kept for as long as a search may still be paged
/// through, so that a page shows what matched when its search began.
/// </summary>
internal abstract class SearchEntry : IOfResource
{
    /// <summary>Of what is current.</summary>
    public const long Open = long.MaxValue;

    public required string Type { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The search parameter's name.</summary>
    public required string Parameter { get; init; }

    /// <summary>When it came, as <see cref="Positions"/> count.</summary>
    public required long Since { get; init; }

    /// <summary>Tells apart what one version has for one parameter.</summary>
    public required int Ordinal { get; init; }

    public long Until { get; set; } = Open;

    /// <summary>Whether it finds the resource by the same value.</summary>
    public abstract bool IsSame(SearchEntry other);
}

/// <summary>A code, an identifier, or a truth value.</summary>
internal sealed class TokenEntry : SearchEntry
{
    /// <summary>Empty when it has none.</summary>
    public required string System { get; init; }

    public required string Code { get; init; }

    public override bool IsSame(SearchEntry other) =>
        other is TokenEntry token && token.System == System && token.Code == Code;
}

internal sealed class StringEntry : SearchEntry
{
    /// <summary>In upper case and without accents.</summary>
    public required string Text { get; init; }

    /// <summary>As it was written.</summary>
    public required string Exact { get; init; }

    public override bool IsSame(SearchEntry other) => other is StringEntry text && text.Exact == Exact;
}

/// <summary>A date or period, in ticks of UTC.</summary>
internal sealed class DateEntry : SearchEntry
{
    public required long From { get; init; }

    /// <summary>Just after it; <see cref="SearchEntry.Open"/> for a period without an end.</summary>
    public required long To { get; init; }

    public override bool IsSame(SearchEntry other) =>
        other is DateEntry date && date.From == From && date.To == To;
}

internal sealed class ReferenceEntry : SearchEntry
{
    public required string TargetType { get; init; }

    public required Guid TargetId { get; init; }

    public override bool IsSame(SearchEntry other) =>
        other is ReferenceEntry reference && reference.TargetType == TargetType && reference.TargetId == TargetId;
}
