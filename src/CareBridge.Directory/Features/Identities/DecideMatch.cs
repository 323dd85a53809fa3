using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Identities;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Identities;

/// <summary>A human says whether two registrations are of one person, or takes back that they are.</summary>
internal static class DecideMatch
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "confirm", "Confirm participant match", ParticipantMatchStatus.Confirmed,
            act => act.Match.Confirm(act.First, act.Second, act.By, act.At));
        Map(routes, "dismiss", "Dismiss participant match", ParticipantMatchStatus.Dismissed,
            act => act.Match.Dismiss(act.By, act.At));
        Map(routes, "undo", "Undo participant match", ParticipantMatchStatus.Undone,
            act => act.Match.Undo(act.First, act.Second, act.By, act.At));
        Map(routes, "reopen", "Reopen participant match", ParticipantMatchStatus.Proposed,
            act => act.Match.Reopen(act.By, act.At));
    }

    private static void Map(
        IEndpointRouteBuilder routes, string verb, string summary, ParticipantMatchStatus status, Action<Act> decide) =>
        routes.MapPost(
            $"/participant-matches/{{id:guid}}/{verb}",
            (Guid id, Request request, Caller caller, DirectoryDbContext store, TimeProvider time,
                CancellationToken cancellation) => HandleAsync(
                    new Decision(id, request.Version, status, decide), caller, store, time, cancellation))
            .WithSummary(summary).Produces<ParticipantMatchView>()
            .RequireRole(Role.Administrator, Role.PeerSpecialist, Role.ClinicStaff).ShowsOwn();

    private static async Task<ParticipantMatchView> HandleAsync(
        Decision decision,
        Caller caller,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var match = await store.RequireMatchAsync(decision.MatchId, caller, cancellation);
        if (match.Status == decision.Status) return ParticipantMatchView.Of(match);
        if (match.Version != decision.Version) throw new StaleVersionException(decision.Version, match.Version);
        var pair = await store.Participants
            .Where(p => p.Id == match.FirstId || p.Id == match.SecondId).ToDictionaryAsync(p => p.Id, cancellation);
        decision.Decide(new Act(match, pair[match.FirstId], pair[match.SecondId], caller.Id, time.Now()));
        await store.SaveChangesAsync(cancellation);
        return ParticipantMatchView.Of(match);
    }

    private sealed record Decision(Guid MatchId, long Version, ParticipantMatchStatus Status, Action<Act> Decide);

    private sealed record Act(
        ParticipantMatch Match, Participant First, Participant Second, Guid By, DateTimeOffset At);

    internal sealed record Request
    {
        /// <summary>The version that was looked at: with another one something else may speak for it.</summary>
        public required long Version { get; init; }
    }
}
