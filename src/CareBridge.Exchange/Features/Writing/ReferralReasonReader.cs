using System.Globalization;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>
/// Reads what a ServiceRequest says beside what is asked of whom: why, by when, and with which documents.
/// </summary>
internal sealed class ReferralReasonReader(StrictReader strict)
{
    public const string Path = "ServiceRequest.reasonCode";
    public const string DocumentsPath = "ServiceRequest.supportingInfo";

    public const string Occurrence = "ServiceRequest.occurrence";

    /// <summary>A code of ours, words, or both.</summary>
    public (string? Code, string? Words) Reason(List<CodeableConcept> reasons)
    {
        strict.Findings.That(reasons.Count <= 1, Path, "At most one.");
        if (reasons is not [var reason, ..]) return (null, null);
        strict.Only(reason, $"{Path}[0]", "coding", "text");
        strict.Findings.That(reason.Coding.Count <= 1, $"{Path}[0]", "At most one coding.");
        strict.Findings.That(
            reason.Coding.Count > 0 || !string.IsNullOrEmpty(reason.Text), $"{Path}[0]", "A coding, a text, or both.");
        strict.Findings.That(
            reason.Text?.Contains('\0') != true, $"{Path}[0].text", "Words hold no null character.");
        var code = reason.Coding is [var coding]
            ? strict.Code(coding, $"{Path}[0]", CodeSystems.ReferralReason, ReferralReasonCodes.All)
            : null;
        return (code, reason.Text);
    }

    /// <summary>The day by which it is needed: the end of a period that has no beginning.</summary>
    public DateOnly? NeededBy(DataType? occurrence)
    {
        if (occurrence is null) return null;
        if (occurrence is Period { StartElement: null } period
            && DateOnly.TryParseExact(
                period.End, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            strict.Only(period, Occurrence, "end");
            return day;
        }
        strict.Findings.Add(Occurrence, "Only a period with nothing but its end, a day, can be honoured.");
        return null;
    }

    public IReadOnlyList<Guid> Documents(List<ResourceReference> documents)
    {
        var ids = new List<Guid>();
        foreach (var (document, at) in StrictReader.Indexed(documents, DocumentsPath))
        {
            strict.Only(document, at, "reference", "type", "display");
            if (strict.Id(document, nameof(DocumentReference)) is { } id) ids.Add(id);
            else strict.Findings.Add(at, "Only a reference DocumentReference/{id} can be honoured.");
        }
        return ids;
    }
}
