using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Storage;

internal static class SessionQueries
{
    /// <summary>By which somebody is let in now.</summary>
    public static IQueryable<Session> SessionsOf(this PortalDbContext store, Account signIn, DateTimeOffset now) =>
        store.Sessions.Where(s =>
            s.AccountId == signIn.Id && s.Stamp == signIn.SecurityStamp && s.ExpiresAt > now);

    /// <summary>Somebody has just signed in.</summary>
    /// <returns>The session's id.</returns>
    public static async Task<Guid> BeginSessionAsync(
        this PortalDbContext store, Account signIn, bool isProgram, HttpContext http, DateTimeOffset now)
    {
        var device = Device.Of(http.Request.Headers.UserAgent.ToString());
        var session = new Session
        {
            Id = Guid.CreateVersion7(now),
            AccountId = signIn.Id,
            Stamp = signIn.SecurityStamp!,
            IsProgram = isProgram,
            Browser = device.Browser,
            System = device.System,
            BeganAt = now,
            LastUsedAt = now,
            ExpiresAt = Session.EndOf(isProgram, now),
        };
        store.Sessions.Add(session);
        await store.SaveChangesAsync(http.RequestAborted);
        return session.Id;
    }

    /// <summary>It lasts on from now.</summary>
    /// <param name="isUsed">Somebody has done something, and not the screen by itself.</param>
    public static Task KeepSessionAsync(
        this PortalDbContext store, Guid id, bool isProgram, bool isUsed, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var end = Session.EndOf(isProgram, now);
        return store.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.ExpiresAt, end)
                .SetProperty(s => s.LastUsedAt, s => isUsed ? now : s.LastUsedAt),
            cancellation);
    }

    /// <summary>It goes on with the stamp that the account has by now.</summary>
    public static Task RenewSessionAsync(
        this PortalDbContext store, Guid id, string stamp, CancellationToken cancellation) =>
        store.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.Stamp, stamp), cancellation);

    /// <summary>Its cookie and tokens let nobody in from now on.</summary>
    public static Task EndSessionAsync(this PortalDbContext store, Guid id, CancellationToken cancellation) =>
        store.Sessions.Where(s => s.Id == id).ExecuteDeleteAsync(cancellation);
}
