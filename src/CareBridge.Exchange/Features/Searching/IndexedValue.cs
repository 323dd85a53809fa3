using CareBridge.Exchange.Storage;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>Whose value it is, and for which parameter.</summary>
internal sealed record EntryPlace(string Type, Guid Id, string Parameter, long Since, int Ordinal);

/// <summary>What a composite parameter looks at: a code and what it has the value of.</summary>
internal sealed record CodedValue(CodeableConcept? Code, DataType? Value);

/// <summary>What the index keeps of an element.</summary>
internal abstract record IndexedValue
{
    public abstract SearchEntry At(EntryPlace place);

    /// <summary>What of an element a parameter of the kind looks at.</summary>
    public static IEnumerable<IndexedValue> Of(SearchParamType kind, object? value) => kind switch
    {
        SearchParamType.Token => Tokens(value),
        SearchParamType.Date => Dates(value),
        SearchParamType.Reference => References(value),
        SearchParamType.Uri => Tokens(value),
        SearchParamType.Composite => Pairs(value),
        _ => Texts(value),
    };

    private static IEnumerable<IndexedValue> Tokens(object? value) => value switch
    {
        CodeableConcept concept => concept.Coding.SelectMany(Tokens),
        Coding { Code: { } code } coding => Token(coding.System, code),
        Identifier { Value: { } number } identifier => Token(identifier.System, number),
        ContactPoint { Value: { } address } contact => Token(system: null, address),
        FhirBoolean { Value: { } truth } => Token(system: null, truth ? "true" : "false"),
        ISystemAndCode { Code: { } code } bound => Token(bound.System, code),
        PrimitiveType { ObjectValue: string code } => Token(system: null, code),
        _ => [],
    };

    private static IEnumerable<IndexedValue> Token(string? system, string code) =>
        code.Length <= Lengths.SearchValue && (system?.Length ?? 0) <= Lengths.SearchValue
            ? [new IndexedToken(system ?? "", code)]
            : [];

    private static IEnumerable<IndexedValue> Dates(object? value)
    {
        switch (value)
        {
            case Period period:
                var (start, end) = (Parse(period.Start), Parse(period.End));
                if (start is null && end is null) return [];
                return [new IndexedDate(start?.From ?? 0, end?.To ?? SearchEntry.Open)];
            case Instant { Value: { } moment }:
                return Dated(DateRange.Of(moment));
            case PrimitiveType { ObjectValue: string text } when Parse(text) is { } range:
                return Dated(range);
            default:
                return [];
        }

        static DateRange? Parse(string? text) => text is null ? null : DateRange.Parse(text);
        static IEnumerable<IndexedValue> Dated(DateRange range) => [new IndexedDate(range.From, range.To)];
    }

    private static IEnumerable<IndexedValue> References(object? value) => value switch
    {
        Canonical { Value: { } address } => Addresses(address.Split('|', 2)),
        ResourceReference { Reference: { } reference }
            when reference.Split('/') is [var type, var text, ..] && Guid.TryParse(text, out var id) =>
            [new IndexedReference(type, id)],
        _ => [],
    };

    /// <summary>A search may leave the version out, and means any.</summary>
    private static IEnumerable<IndexedValue> Addresses(string[] parts) =>
        parts is [var url, var version] ? [.. Token(system: null, url), .. Token(url, version)] : Token(null, parts[0]);

    private static IEnumerable<IndexedValue> Pairs(object? value) =>
        value is CodedValue { Code: { } code, Value: CodeableConcept answer }
            ? from one in Spellings(code)
              from other in Spellings(answer)
              from token in Token(system: null, $"{one}${other}")
              select token
            : [];

    /// <summary>A search may name a code's system or not.</summary>
    private static IEnumerable<string> Spellings(CodeableConcept concept) =>
        concept.Coding.SelectMany(coding =>
            coding.Code is { } code ? (string[])[code, $"{coding.System}|{code}"] : []);

    private static IEnumerable<IndexedValue> Texts(object? value) => value switch
    {
        HumanName name => Texts(
            [name.Family, .. name.Given, .. name.Prefix, .. name.Suffix, name.Text, .. LaterWords(name.Text)]),
        Address address => Texts(
            [.. address.Line, address.City, address.District, address.State, address.PostalCode, address.Country]),
        PrimitiveType { ObjectValue: string text } => Texts([text]),
        _ => [],
    };

    /// <summary>Of a name that is not taken apart: any of them may be the one that is searched for.</summary>
    private static IEnumerable<string> LaterWords(string? name) =>
        name?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Skip(1) ?? [];

    private static IEnumerable<IndexedValue> Texts(IEnumerable<string?> texts) => texts
        .OfType<string>()
        .Where(text => text.Length > 0)
        .Select(text => new IndexedText(SearchText.Normalize(text), SearchText.Kept(text)));
}

internal sealed record IndexedToken(string System, string Code) : IndexedValue
{
    public override SearchEntry At(EntryPlace place) => new TokenEntry
    {
        Type = place.Type,
        Id = place.Id,
        Parameter = place.Parameter,
        Since = place.Since,
        Ordinal = place.Ordinal,
        System = System,
        Code = Code,
    };
}

internal sealed record IndexedText(string Text, string Exact) : IndexedValue
{
    public override SearchEntry At(EntryPlace place) => new StringEntry
    {
        Type = place.Type,
        Id = place.Id,
        Parameter = place.Parameter,
        Since = place.Since,
        Ordinal = place.Ordinal,
        Text = Text,
        Exact = Exact,
    };
}

internal sealed record IndexedDate(long From, long To) : IndexedValue
{
    public override SearchEntry At(EntryPlace place) => new DateEntry
    {
        Type = place.Type,
        Id = place.Id,
        Parameter = place.Parameter,
        Since = place.Since,
        Ordinal = place.Ordinal,
        From = From,
        To = To,
    };
}

internal sealed record IndexedReference(string Type, Guid Id) : IndexedValue
{
    public override SearchEntry At(EntryPlace place) => new ReferenceEntry
    {
        Type = place.Type,
        Id = place.Id,
        Parameter = place.Parameter,
        Since = place.Since,
        Ordinal = place.Ordinal,
        TargetType = Type,
        TargetId = Id,
    };
}
