using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Directory;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Features.SafetyPlans;
using CareBridge.Platform.Disclosures;

namespace CareBridge.Crisis.Features;

/// <summary>Of what a responder is to see beside an escalation.</summary>
internal enum ContextPart
{
    Person,
    Screens,
    SafetyPlans,
    Nearby,
}

/// <summary>What it takes to help whoever an escalation is about.</summary>
/// <param name="Person">Null when it could not be had.</param>
/// <param name="Screens">As each raised it, the latest first.</param>
/// <param name="SafetyPlans">Those in use, the latest first.</param>
/// <param name="Nearby">Help in a crisis near the raising organization.</param>
/// <param name="Missing">What could not be had at the moment; of the rest, what is empty is not there.</param>
/// <param name="InEmergency">What is shown without consent, as in a medical emergency (42 CFR 2.51).</param>
/// <param name="Instruction">What to do while something is missing.</param>
internal sealed record ContextView(
    Guid EscalationId,
    PersonInCrisis? Person,
    IReadOnlyList<ScreenView> Screens,
    IReadOnlyList<SafetyPlanView> SafetyPlans,
    BoardView.Organization RaisingOrganization,
    IReadOnlyList<HelpPlace> Nearby,
    IReadOnlyList<SafetyContact> Lifelines,
    IReadOnlyList<ContextPart> Missing,
    IReadOnlyList<ContextPart> InEmergency,
    Accompaniment? Disclosure,
    string? Instruction);

/// <param name="Name">As they wish to be called.</param>
/// <param name="Contact">How they wish to be addressed and reached.</param>
internal sealed record PersonInCrisis(Guid ParticipantId, string? Name, string? Phone, ParticipantPreferences Contact)
{
    public static PersonInCrisis Of(ParticipantReach reach) =>
        new(reach.ParticipantId, reach.Name, reach.Phone, reach.Preferences);
}

/// <param name="Id">Under which it was raised.</param>
internal sealed record ScreenView(Guid Id, DateTimeOffset At, Guid RaisedBy, Screen Screen)
{
    public static ScreenView Of(Report report) => new(report.Id, report.At, report.RaisedBy, report.Screen!);
}
