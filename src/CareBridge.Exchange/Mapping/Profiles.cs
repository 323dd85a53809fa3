using Hl7.Fhir.Model;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Exchange.Mapping;

/// <summary>
/// The profiles of others that our resources conform to: US Core 7.0.0, and SDOH Clinical Care 3.0.0 which builds on
/// it. A resource claims those of its type that hold of it; the capability statement lists them.
/// </summary>
internal static class Profiles
{
    /// <summary>For people.</summary>
    public const string Guides = "US Core 7.0.0 and SDOH Clinical Care 3.0.0";

    private const string UsCore = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";
    private const string Sdoh = "http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition/SDOHCC-";

    private static readonly IReadOnlyList<Profile> All =
    [
        Of<Patient>(UsCore + "patient"),
        Of<Organization>(UsCore + "organization"),
        Of<Observation>(UsCore + "observation-screening-assessment"),
        Of<Goal>(UsCore + "goal"),
        Of<QuestionnaireResponse>(UsCore + "questionnaireresponse"),
        // Of what was an error only that it was is left.
        Of<Encounter>(UsCore + "encounter", (encounter, _) => encounter.Type.Count > 0),
        Of<CareTeam>(UsCore + "careteam", (team, _) => team.Participant.Count > 0),
        Of<RelatedPerson>(UsCore + "relatedperson", (person, _) => person.Relationship.Count > 0),
        // Its author may have given it the category more than once.
        Of<CarePlan>(UsCore + "careplan", (plan, _) => plan.Category.Count(UsCoreCategory.AssessPlan.IsIn) == 1),
        // Of an error the file is gone.
        Of<DocumentReference>(
            UsCore + "documentreference",
            (document, _) => document.Content.TrueForAll(content => content.Attachment?.Url is not null)),
        // A consent's names a witness, of whom only the number is told.
        Of<Provenance>(UsCore + "provenance", (_, projection) => projection.DiscloserId is not null),
        Of<ServiceRequest>(UsCore + "servicerequest", (_, projection) => projection.IsSocialNeed),
        Of<ServiceRequest>(Sdoh + "ServiceRequest", (_, projection) => projection.IsSocialNeed),
        // The guide has no such status as received.
        Of<FhirTask>(
            Sdoh + "TaskForReferralManagement",
            (task, projection) => projection.IsSocialNeed && task.Status != FhirTask.TaskStatus.Received),
    ];

    /// <summary>What a resource of the type may claim.</summary>
    public static IEnumerable<string> For(string type) =>
        All.Where(profile => profile.Type == type).Select(profile => profile.Canonical);

    /// <summary>What this one claims.</summary>
    public static IEnumerable<string> Of(Projection projection) => All
        .Where(profile => profile.Type == projection.Type && profile.HoldsOf(projection))
        .Select(profile => profile.Canonical);

    private static Profile Of<T>(string canonical, Func<T, Projection, bool>? holds = null)
        where T : Resource => new(
        canonical,
        typeof(T).Name,
        projection => holds is null || holds((T)projection.Resource, projection));

    private sealed record Profile(string Canonical, string Type, Func<Projection, bool> HoldsOf);
}
