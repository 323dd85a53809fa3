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
        var recipient = new Recipient(responder.Organization, responder.Id, PurposeOfUse.EmergencyTreatment);
        var consented = await OpenAsync(escalation, proposals, recipient, cancellation);
        var shown = consented.Items.Select(item => item.Content).ToList();
        var left = proposals.Where(proposal => !shown.Contains(proposal.Content)).ToList();
        if (left.Count == 0) return new OpenedContext(shown, [], consented.Accompaniment);
        var emergency = recipient with { Emergency = EscalationDisclosures.Grounds(escalation) };
        var opened = await OpenAsync(escalation, left, emergency, cancellation);
        return new OpenedContext(
            shown, [.. opened.Items.Select(item => item.Content)], consented.Accompaniment);
    }

    /// <summary>The same shown to the same responder again is the same disclosure.</summary>
    private Task<Opening<ContextContent>> OpenAsync(
        Escalation escalation,
        IReadOnlyList<Proposal<ContextContent>> proposals,
        Recipient recipient,
        CancellationToken cancellation)
    {
        var records = proposals.SelectMany(proposal => proposal.Records)
            .Select(record => FormattableString.Invariant($"{record.ResourceId}/{record.ResourceVersion}"));
        var id = DisclosureIds.OfContext(
            escalation, recipient.Id, recipient.Emergency is not null, string.Join(' ', records));
        return door.OpenAsync(recipient, proposals, cancellation, id);
    }
}

/// <summary>Something of the context that is shown or not.</summary>
/// <param name="Id">Of a safety plan: which.</param>
internal sealed record ContextContent(ContextPart Part, Guid Id);

internal sealed record OpenedContext(
    IReadOnlyList<ContextContent> Consented, IReadOnlyList<ContextContent> InEmergency, Accompaniment? Accompaniment)
{
    public bool Shows(ContextPart part, Guid id)
    {
        var content = new ContextContent(part, id);
        return Consented.Contains(content) || InEmergency.Contains(content);
    }
}
