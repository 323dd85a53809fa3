using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CareBridge.Crisis.Features;

/// <summary>
/// Shows escalations to the crisis team. The participant is shown under consent, else as in a medical emergency, and
/// accounted for before; where Consent does not answer the responder still sees that somebody waits, and whom to call.
/// </summary>
internal sealed class EscalationDisclosures(
    DisclosureDoor door, CrisisDbContext store, TimeProvider time, ILogger<EscalationDisclosures> logger)
{
    /// <summary>How long a responder waits for Consent before the board appears without it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<IReadOnlyList<BoardView>> DiscloseAsync(
        IReadOnlyList<Escalation> escalations, Caller responder, CancellationToken cancellation)
    {
        var ids = escalations.Select(e => e.RaisingOrganizationId).Distinct().ToList();
        var raisers = await store.Organizations.AsNoTracking()
            .Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellation);
        var waits = await store.WaitsOfAsync(responder.OrganizationId, cancellation);
        var openings = await OpenAsync(escalations, responder, cancellation);
        return
        [
            .. escalations.Select((escalation, index) => BoardView.Of(
                escalation, raisers.GetValueOrDefault(escalation.RaisingOrganizationId), openings[index], waits)),
        ];
    }

    private async Task<Opening<Guid>?[]> OpenAsync(
        IReadOnlyList<Escalation> escalations, Caller responder, CancellationToken cancellation)
    {
        // The board itself tells of nobody, and appears whether or not there is anything to ask about.
        door.ShowNobody();
        var openings = new Opening<Guid>?[escalations.Count];
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        for (var i = 0; i < escalations.Count; i++)
        {
            try
            {
                openings[i] = await OpenAsync(escalations[i], responder, either.Token);
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                // Whatever it is, a responder who sees nothing is worse off than one who has to call.
                logger.LogError(
                    exception, "Who escalation {EscalationId} is about could not be disclosed", escalations[i].Id);
                if (exception is UnavailableException || patience.IsCancellationRequested) break;
            }
        }
        return openings;
    }

    private async Task<Opening<Guid>?> OpenAsync(
        Escalation escalation, Caller responder, CancellationToken cancellation)
    {
        var emergency = new EmergencyGrounds(escalation.RaisedBy, NatureCode(escalation.Severity));
        return await OpenAsync(escalation, responder, emergency: null, cancellation)
            ?? await OpenAsync(escalation, responder, emergency, cancellation);
    }

    private async Task<Opening<Guid>?> OpenAsync(
        Escalation escalation, Caller responder, EmergencyGrounds? emergency, CancellationToken cancellation)
    {
        var flag = new DisclosureItem(
            "Flag",
            escalation.Id,
            escalation.Version,
            escalation.ParticipantId,
            escalation.RaisingOrganizationId,
            DisclosureCategory.CrisisEvents);
        var opening = await door.OpenAsync(
            new Recipient(responder.Organization, responder.Id, PurposeOfUse.EmergencyTreatment)
            {
                Emergency = emergency,
            },
            [new Proposal<Guid>(escalation.ParticipantId, [flag])],
            cancellation,
            DisclosureIds.Of(escalation, responder.Id, emergency is not null));
        return opening.Items.Count > 0 ? opening : null;
    }

    private static string NatureCode(Severity severity) => severity switch
    {
        Severity.Low => "suicide-risk-low",
        Severity.Moderate => "suicide-risk-moderate",
        Severity.High => "suicide-risk-high",
    };
}
