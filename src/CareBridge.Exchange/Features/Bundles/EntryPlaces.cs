using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Bundles;

/// <summary>Says where in a Bundle something is that was found in a resource of one of its entries.</summary>
internal static class EntryPlaces
{
    /// <param name="refused">What is not refused stays as it is.</param>
    public static FhirResult In(RequestEntry entry, FhirResult refused) => In([entry], refused);

    /// <param name="entries">Of different types.</param>
    /// <inheritdoc cref="In(RequestEntry, FhirResult)"/>
    public static FhirResult In(IReadOnlyList<RequestEntry> entries, FhirResult refused)
    {
        if (!refused.IsError || !refused.IsOutcome) return refused;
        var outcome = (OperationOutcome)FhirJson.Read(refused.Body.Span);
        foreach (var issue in outcome.Issue)
        {
            var places = issue.Expression.OfType<string>().ToList();
            issue.Expression = places.Count > 0
                ? [.. places.Select(place => In(entries, place))]
                : [.. entries.Select(entry => entry.Path)];
        }
        return refused with { Body = FhirJson.Write(outcome) };
    }

    private static string In(IReadOnlyList<RequestEntry> entries, string place)
    {
        if (place is "resourceType" && entries is [var only]) return $"{only.Path}.resource";
        var entry = entries.FirstOrDefault(one =>
            place == one.Type || place.StartsWith(one.Type + '.', StringComparison.Ordinal));
        return entry is null ? place : $"{entry.Path}.resource{place[entry.Type.Length..]}";
    }
}
