using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.OwnAccount;

/// <summary>Where whoever asks is signed in, and how they end one of these.</summary>
internal static class KeepSessions
{
    /// <summary>A program that asks for tokens all the time has many; the rest are older.</summary>
    private const int MostShown = 100;

    public static void Map(IEndpointRouteBuilder account)
    {
        account.MapGet("/sessions", ReadAsync).ShowsOwn().WithSummary("List own sessions");
        account.MapDelete("/sessions/{id:guid}", EndAsync)
            .ShowsNothing().Produces(StatusCodes.Status204NoContent).WithSummary("End a session");
    }

    private static async Task<IReadOnlyList<View>> ReadAsync(
        Caller caller, PortalDbContext store, TimeProvider time, HttpContext http, CancellationToken cancellation)
    {
        var signIn = await store.RequireSignInAsync(caller.Id, cancellation);
        var mine = http.Features.Get<Proof>()?.SessionId;
        var sessions = await store.SessionsOf(signIn, time.Now()).AsNoTracking()
            .OrderByDescending(s => s.LastUsedAt).Take(MostShown).ToListAsync(cancellation);
        return [.. sessions.Select(session => View.Of(session, mine))];
    }

    /// <summary>One that is none of theirs, or has ended, is not there for them: that is what they wanted.</summary>
    private static async Task<IResult> EndAsync(
        Guid id, Caller caller, PortalDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var signIn = await store.RequireSignInAsync(caller.Id, cancellation);
        await store.SessionsOf(signIn, time.Now()).Where(s => s.Id == id).ExecuteDeleteAsync(cancellation);
        return Results.NoContent();
    }

    /// <param name="IsProgram">Signed in for tokens, not in a browser.</param>
    /// <param name="LastUsedAt">Of a program when it last asked for tokens.</param>
    /// <param name="IsThis">The one that asks.</param>
    internal sealed record View(
        Guid Id,
        bool IsProgram,
        DeviceBrowser Browser,
        DeviceSystem System,
        DateTimeOffset BeganAt,
        DateTimeOffset LastUsedAt,
        bool IsThis)
    {
        public static View Of(Session session, Guid? mine) => new(
            session.Id,
            session.IsProgram,
            session.Browser,
            session.System,
            session.BeganAt,
            session.LastUsedAt,
            session.Id == mine);

        public override string ToString() => $"{nameof(Session)} {Id}";
    }
}
