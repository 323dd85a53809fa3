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
    DisclosureDoor door, CrisisDbContext store, ISeal seal, TimeProvider time, ILogger<EscalationDisclosures> logger)
{
    /// <summary>Consent decides together on what it is asked at the same time, over the network as well.</summary>
    private const int AtOnce = 64;

    /// <summary>How long a responder waits for Consent before the board appears without it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <param name="isBoard">Of what colleagues have it shows how it stands, and not of whom it is.</param>
    public async Task<IReadOnlyList<BoardView>> DiscloseAsync(
        IReadOnlyList<Escalation> escalations, Caller responder, CancellationToken cancellation, bool isBoard = false)
    {
        var ids = escalations.Select(e => e.RaisingOrganizationId).Distinct().ToList();
        var raisers = await store.Organizations.AsNoTracking()
            .Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellation);
        var waits = await store.WaitsOfAsync(responder.OrganizationId, cancellation);
        var reports = await ReportsAsync(escalations, cancellation);
        var lasting = await LastingAsync(escalations, cancellation);
        var opened = escalations.Where(e => !isBoard || IsFor(e, responder)).ToList();
        var openings = opened
            .Zip(await OpenAsync(opened, responder, reports, lasting, cancellation))
            .ToDictionary(one => one.First.Id, one => one.Second);
        return
        [
            .. escalations.Select(escalation => BoardView.Of(
                escalation,
                raisers.GetValueOrDefault(escalation.RaisingOrganizationId),
                openings.GetValueOrDefault(escalation.Id, PersonShown.Nobody),
                waits)),
        ];
    }

    private static bool IsFor(Escalation escalation, Caller responder) =>
        escalation.OwnerId is null || escalation.OwnerId == responder.Id || escalation.HandOverTo == responder.Id;

    /// <summary>Those in which somebody still has to know of whom it is: as in an emergency only while it is one (42
    /// CFR 2.51).</summary>
    private async Task<HashSet<Guid>> LastingAsync(
        IReadOnlyList<Escalation> escalations, CancellationToken cancellation)
    {
        var over = escalations.Where(e => !e.IsOpen).Select(e => e.Id).ToList();
        var followed = over.Count == 0
            ? []
            : await store.FollowUps.Where(f => over.Contains(f.EscalationId) && f.Status != FollowUpStatus.Done)
                .Select(f => f.EscalationId).ToListAsync(cancellation);
        return [.. followed, .. escalations.Where(e => e.IsOpen).Select(e => e.Id)];
    }

    /// <summary>Those that say where somebody is.</summary>
    private async Task<ILookup<Guid, Report>> ReportsAsync(
        IReadOnlyList<Escalation> escalations, CancellationToken cancellation)
    {
        var ids = escalations.Select(e => e.Id).ToList();
        return (await store.Reports.AsNoTracking()
            .Where(r => ids.Contains(r.EscalationId) && r.Whereabouts != null).ToListAsync(cancellation))
            .ToLookup(report => report.EscalationId);
    }

    private async Task<PersonShown?[]> OpenAsync(
        IReadOnlyList<Escalation> escalations,
        Caller responder,
        ILookup<Guid, Report> reports,
        HashSet<Guid> lasting,
        CancellationToken cancellation)
    {
        // The board itself tells of nobody, and appears whether or not there is anything to ask about.
        door.ShowNobody();
        var openings = new PersonShown?[escalations.Count];
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        var isSilent = false;
        await Parallel.ForEachAsync(
            escalations.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (one, _) =>
            {
                if (isSilent) return;
                var (index, escalation) = one;
                try
                {
                    openings[index] = await OpenAsync(
                        escalation, responder, reports[escalation.Id], lasting.Contains(escalation.Id), either.Token);
                }
                catch (Exception exception) when (!cancellation.IsCancellationRequested)
                {
                    // Whatever it is, a responder who sees nothing is worse off than one who has to call.
                    logger.LogError(
                        exception, "Who escalation {EscalationId} is about could not be disclosed", escalation.Id);
                    if (exception is UnavailableException || patience.IsCancellationRequested) isSilent = true;
                }
            });
        return openings;
    }

    private async Task<PersonShown?> OpenAsync(
        Escalation escalation,
        Caller responder,
        IEnumerable<Report> reports,
        bool isEmergency,
        CancellationToken cancellation)
    {
        if (escalation.IsDrill) return PersonShown.Nobody with { Whereabouts = WhereaboutsView.Of(reports, seal) };
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
                Emergency = isEmergency ? Grounds(escalation) : null,
            },
            [new Proposal<Person>(new Person(escalation.ParticipantId, reports), [flag])],
            cancellation,
            DisclosureIds.Of(escalation, responder.Id, isEmergency));
        if (opening.Items.Count == 0) return null;
        var person = opening.Items.Single().Content;
        return new PersonShown(
            person.ParticipantId, WhereaboutsView.Of(person.Reports, seal), opening.Accompaniment);
    }

    /// <summary>On which it is shown without consent.</summary>
    public static EmergencyGrounds Grounds(Escalation escalation) =>
        new(escalation.RaisedBy, NatureCode(escalation.Severity));

    private static string NatureCode(Severity severity) => severity switch
    {
        Severity.Low => "suicide-risk-low",
        Severity.Moderate => "suicide-risk-moderate",
        Severity.High => "suicide-risk-high",
    };

    private sealed record Person(Guid ParticipantId, IEnumerable<Report> Reports);
}
