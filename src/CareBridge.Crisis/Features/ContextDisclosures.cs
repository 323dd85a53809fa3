using CareBridge.Contracts.Consent;
using CareBridge.Crisis.Domain;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;

namespace CareBridge.Crisis.Features;

/// <summary>
/// Opens what a responder is to see of the person: under consent, and what no consent covers as in a medical emergency.
/// Then it is no more than who they are, what the screens found and their safety plans; whatever is shown is accounted
/// for before.
/// </summary>
internal sealed class ContextDisclosures(DisclosureDoor door)
{
    /// <exception cref="UnavailableException">Consent does not answer: nothing is shown.</exception>
    public async Task<OpenedContext> OpenAsync(
        Escalation escalation,
        IReadOnlyList<Proposal<ContextContent>> proposals,
        Caller responder,
        CancellationToken cancellation)
    {
        // The same shown to the same responder again is the same disclosure.
        var records = proposals.Select(proposal => $"{proposal.Content.Which} " + string.Join(' ', proposal.Records
            .Select(record => FormattableString.Invariant($"{record.ResourceId}/{record.ResourceVersion}"))));
        var opening = await door.OpenAsync(
            new Recipient(responder.Organization, responder.Id, PurposeOfUse.EmergencyTreatment)
            {
                Emergency = EscalationDisclosures.Grounds(escalation),
            },
            proposals,
            cancellation,
            DisclosureIds.OfContext(escalation, responder.Id, string.Join(' ', records)));
        var inEmergency = opening.Items
            .Where(item => item.ConsentIds.Count == 0
                && item.Records.Any(record => record.DiscloserOrganizationId != responder.Organization))
            .Select(item => item.Content).ToList();
        return new OpenedContext(
            [.. opening.Items.Select(item => item.Content).Except(inEmergency)], inEmergency, opening.Accompaniment);
    }
}

/// <summary>Something of the context that is shown or not.</summary>
/// <param name="Id">Of a safety plan: which.</param>
/// <param name="Which">What its records do not say: of screens, how many there are.</param>
internal sealed record ContextContent(ContextPart Part, Guid Id, int Which = 0);

internal sealed record OpenedContext(
    IReadOnlyList<ContextContent> Consented, IReadOnlyList<ContextContent> InEmergency, Accompaniment? Accompaniment)
{
    public bool Shows(ContextPart part, Guid id) =>
        Consented.Concat(InEmergency).Any(content => content.Part == part && content.Id == id);
}
