using CareBridge.Exchange.Features.Searching;
using CareBridge.Platform.Matching;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Operations;

/// <summary>What the index keeps of patients so that <c>$match</c> finds them.</summary>
internal static class PatientKeys
{
    /// <summary>No search can name it.</summary>
    public const string Parameter = "$match";

    /// <summary>Of a patient's current version; nothing of what is none.</summary>
    public static IEnumerable<(string Name, IndexedValue Value)> Of(Resource resource) => resource is Patient patient
        ? MatchKeys.Of(TraitsReader.Of(patient)).Select(key => (Parameter, (IndexedValue)new IndexedToken("", key)))
        : [];
}
