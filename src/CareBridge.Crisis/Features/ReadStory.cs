using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features;

/// <summary>
/// What happened, in order: for the team with all words and who was paged, for whoever raised it with their own words.
/// </summary>
internal sealed class ReadStory(
    CrisisDbContext store, EscalationDisclosures disclosures, DisclosureDoor door, ISeal seal)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(
                "/escalations/{id:guid}/story",
                (Guid id, Caller caller, ReadStory read, CancellationToken cancellation) =>
                    read.HandleAsync(id, caller, cancellation))
            .WithSummary("Read an escalation's story")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff, Role.CrisisResponder)
            .ShowsThroughDoor();

    private Task<StoryView> HandleAsync(Guid id, Caller caller, CancellationToken cancellation) =>
        caller.Role == Role.CrisisResponder
            ? OfTeamAsync(id, caller, cancellation)
            : OfRaiserAsync(id, caller, cancellation);

    private async Task<StoryView> OfTeamAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        var escalation = await store.RequireOfTeamAsync(id, caller.Organization, cancellation);
        var board = (await disclosures.DiscloseAsync([escalation], caller, cancellation)).Single();
        var pages = await store.Pages.AsNoTracking().Where(p => p.EscalationId == id)
            .OrderBy(p => p.PagedAt).ThenBy(p => p.Id).ToListAsync(cancellation);
        // Words may say who it is about.
        var mayRead = board.ParticipantId is not null || board.IsDrill;
        return new StoryView(
            await LinesAsync(id, _ => mayRead, cancellation), [.. pages.Select(PageLine.Of)], board.Disclosure);
    }

    private async Task<StoryView> OfRaiserAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        var escalation = await store.RequireRaisedAsync(id, caller, cancellation);
        door.ShowOwn(caller, [new Holding(escalation.ParticipantId, escalation.RaisingOrganizationId)]);
        var lines = await LinesAsync(
            escalation.Id, entry => entry.OrganizationId == caller.Organization, cancellation);
        return new StoryView(lines, Pages: [], Disclosure: null);
    }

    private async Task<IReadOnlyList<StoryLine>> LinesAsync(
        Guid id, Func<EscalationEntry, bool> mayRead, CancellationToken cancellation)
    {
        var entries = await store.Entries.AsNoTracking().Where(e => e.EscalationId == id)
            .OrderBy(e => e.Version).ToListAsync(cancellation);
        return
        [
            .. entries.Select(entry => mayRead(entry)
                ? StoryLine.Of(entry, Words(entry))
                : StoryLine.Of(entry, text: null) with { ActorId = entry.IsByParticipant ? null : entry.ActorId }),
        ];
    }

    private string? Words(EscalationEntry entry) => entry.Text is { } text ? seal.Open<string>(text) : null;
}

/// <param name="Pages">For the team.</param>
internal sealed record StoryView(
    IReadOnlyList<StoryLine> Items, IReadOnlyList<PageLine> Pages, Accompaniment? Disclosure);

/// <param name="OwnerId">The responder who has it from then on; without one the team does.</param>
/// <param name="OtherId">Who was asked to take it over, or had it before.</param>
/// <param name="SourceId">The note, the screen, or the id under which it was raised once more.</param>
internal sealed record StoryLine(
    long Version,
    EntryKind Kind,
    RaiserKind? RaisedAs,
    DateTimeOffset At,
    EscalationStatus Status,
    Severity Severity,
    Guid? ActorId,
    Guid? OrganizationId,
    Guid? CrisisTeamId,
    Guid? OwnerId,
    Guid? OtherId,
    Guid? SourceId,
    string? Text)
{
    public static StoryLine Of(EscalationEntry entry, string? text) => new(
        entry.Version,
        entry.Kind,
        entry.RaisedAs,
        entry.At,
        entry.Status,
        entry.Severity,
        entry.ActorId,
        entry.OrganizationId,
        entry.CrisisTeamId,
        entry.OwnerId,
        entry.OtherId,
        entry.SourceId,
        text);
}

/// <param name="PersonId">Null is everybody of the team; of an alarm, the operators.</param>
/// <param name="ClosedAt">Since when there is nothing to answer any more.</param>
internal sealed record PageLine(
    PagePurpose Purpose, Guid? PersonId, int? Tier, DateTimeOffset PagedAt, DateTimeOffset? ClosedAt)
{
    public static PageLine Of(CrisisPage page) =>
        new(page.Purpose, page.PersonId, page.Tier, page.PagedAt, page.ClosedAt);
}
