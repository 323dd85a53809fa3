using System.Text.Json.Nodes;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Summaries;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Web;

namespace CareBridge.Exchange.Features.Conformance;

/// <summary>
/// Our code systems, each with a value set of all its codes. The codes are those that the other services know, so that
/// one which is sent is one which is defined.
/// </summary>
internal static class CodeSystemDefinitions
{
    public static IReadOnlyList<Definition> All { get; } =
    [
        .. Describe(CodeSystems.ReferralService, "Referral service", "What is asked for.", ReferralServiceCodes.All),
        .. Describe(CodeSystems.ReferralOutcome, "Referral outcome", "How it ended.", ReferralOutcomeCodes.All),
        .. Describe(
            CodeSystems.ReferralReason, "Referral reason", "Why somebody is referred.", ReferralReasonCodes.All),
        .. Describe<ReferralStatus>(CodeSystems.ReferralStatus, "Referral status", "Where a referral stands."),
        .. Describe<ContactFormat>(CodeSystems.ContactFormat, "Contact format", "How a first contact is held."),
        .. Describe(CodeSystems.TaskOutput, "Task output", "What a task tells at its end.", [CodeSystems.Outcome]),
        .. Describe(CodeSystems.CheckIn, "Check-in", "A check-in and its parts.", ObservationMapper.Codes),
        .. Describe<Engagement>(CodeSystems.Engagement, "Engagement", "How closely somebody stays in touch."),
        .. Describe<EngagementReason>(
            CodeSystems.EngagementReason, "Engagement reason", "Why engagement was computed to be what it is."),
        .. Describe(CodeSystems.Milestone, "Milestone", "What somebody has reached.", MilestoneCodes.All),
        .. Describe<DisclosureCategory>(
            CodeSystems.DisclosureCategory, "Disclosure category", "What a consent covers, kind by kind."),
        .. Describe<Severity>(
            CodeSystems.EscalationSeverity, "Escalation severity", "Suicide risk as a screening with C-SSRS sorts it."),
        .. Describe<EscalationStatus>(
            CodeSystems.EscalationStatus, "Escalation status", "Where an escalation to a crisis team stands."),
        .. Describe(
            CodeSystems.CrisisService, "Crisis service", "What a crisis team is asked for.", [Escalation.Response]),
        .. Describe<CrisisDisposition>(
            CodeSystems.CrisisDisposition, "Crisis disposition", "What helped, or was left to do, when it ended."),
        .. Describe(
            CodeSystems.CrisisCommunication,
            "Crisis communication",
            "On what occasion a crisis team spoke with somebody.",
            CrisisCommunicationMapper.Codes),
        .. Describe<MeetingKind>(CodeSystems.MeetingKind, "Meeting kind", "What kind of meeting it was."),
        .. Describe(
            CodeSystems.CircleRole, "Circle role", "What somebody is to a person in recovery.", CircleRoleCodes.All),
        .. Describe<OrganizationKind>(CodeSystems.OrganizationKind, "Organization kind", "What an organization is."),
        .. Describe(
            CodeSystems.RiskScreen, "Risk screen", "What was screened for, and how.", RiskAssessmentMapper.Codes),
        .. Describe<StaffRole>(CodeSystems.StaffRole, "Staff role", "What somebody does for the people served."),
        .. Describe<GroupFormat>(CodeSystems.GroupFormat, "Group format", "Where a peer group meets."),
        .. Describe<GroupPathway>(CodeSystems.GroupPathway, "Group pathway", "The way of recovery in a peer group."),
        .. Describe<GroupAudience>(CodeSystems.GroupAudience, "Group audience", "Whom a peer group is meant for."),
        .. Describe<GroupStructure>(CodeSystems.GroupStructure, "Group structure", "How a group's meetings are held."),
        .. Describe<GroupAccessibility>(
            CodeSystems.GroupAccessibility, "Group accessibility", "What makes it easier to take part."),
        .. Describe<ResourceCategory>(CodeSystems.ResourceCategory, "Resource category", "What a resource helps with."),
        .. Describe<SummaryPart>(
            CodeSystems.SummarySection, "Summary section", "What a section of an aftercare summary tells of."),
    ];

    private static IEnumerable<Definition> Describe<TCode>(string system, string title, string description)
        where TCode : struct, Enum =>
        Describe(system, title, description, Enum.GetValues<TCode>().Select(EnumCode.Of));

    private static IEnumerable<Definition> Describe(
        string system, string title, string description, IEnumerable<string> codes)
    {
        var id = system[(system.LastIndexOf('/') + 1)..];
        var concepts = codes.Select(code => new Code(code, CodeMeanings.Of(id, code))).ToList();
        var values = $"{Canonicals.Own}ValueSet/{id}";
        yield return Definition.Of("CodeSystem", id, title, description, new JsonObject
        {
            ["caseSensitive"] = true,
            ["valueSet"] = values,
            ["content"] = "complete",
            ["count"] = concepts.Count,
            ["concept"] = new JsonArray([.. concepts.Select(concept => new JsonObject
            {
                ["code"] = concept.Value,
                ["display"] = concept.Display,
                ["definition"] = concept.Meaning,
            })]),
        });
        yield return Definition.Of("ValueSet", id, title, $"{description} All codes of the code system.", new JsonObject
        {
            ["compose"] = new JsonObject
            {
                ["include"] = new JsonArray(new JsonObject { ["system"] = system }),
            },
        });
    }
}
