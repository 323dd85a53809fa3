using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Summaries;

/// <summary>How somebody has fared, as it is told: the document and the page are both made of this.</summary>
/// <param name="Id">Of the disclosure, and of the document.</param>
internal sealed record AftercareSummary(Guid Id, Guid PatientId, DateTimeOffset MadeAt)
{
    public const string Title = "Aftercare summary";

    /// <summary>In which everything is written.</summary>
    public const string Language = "en";

    /// <summary>Null where who they are is not disclosed.</summary>
    public required Patient? Patient { get; init; }

    /// <summary>All that it shows but the organizations, each once.</summary>
    public required IReadOnlyList<Resource> Resources { get; init; }

    /// <summary>Those who told it; none where the client may not read organizations.</summary>
    public required IReadOnlyList<Organization> Sources { get; init; }

    /// <summary>Null when nothing in it rests on a consent.</summary>
    public required SummarySection? Notice { get; init; }

    /// <summary>All others, whether they show something or not.</summary>
    public required IReadOnlyList<SummarySection> Sections { get; init; }

    /// <summary>What nobody must read into what is not there.</summary>
    public static string OnEmptySections =>
        "A section that shows nothing does not say why: there may be nothing, or nothing that your organization may "
        + "see.";

    /// <summary>By all names that they go by; null where none is told.</summary>
    public string? PatientName =>
        string.Join(", ", (Patient?.Name ?? []).Select(Words).Where(name => name.Length > 0).Distinct())
            is { Length: > 0 } names
            ? names
            : null;

    private static string Words(HumanName name) =>
        name.Text ?? string.Join(' ', [.. name.Given, name.Family ?? ""]).Trim();
}

/// <param name="Text">XHTML; what people wrote is encoded in it.</param>
/// <param name="Entries">What it rests on.</param>
internal sealed record SummarySection(SummaryPart Part, string Title, string Text, IReadOnlyList<Resource> Entries)
{
    /// <summary>The notice has words of its own.</summary>
    public bool ShowsNothing => Entries.Count == 0 && Part != SummaryPart.Consent;
}
