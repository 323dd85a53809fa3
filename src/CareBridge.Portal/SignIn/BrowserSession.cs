using System.Security.Claims;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Portal.SignIn;

/// <summary>The session of a browser, in its cookie.</summary>
internal sealed class BrowserSession(PortalDbContext store, SignInSettings settings, TimeProvider time)
{
    public async Task OpenAsync(HttpContext http, SignedIn who, bool bySecondFactor)
    {
        var id = await store.BeginSessionAsync(who.SignIn, isProgram: false, http, time.Now());
        await WriteAsync(http, who, Proof.Now(id, bySecondFactor, time.GetUtcNow()));
    }

    /// <summary>They have proved again who they are.</summary>
    public async Task ProveAsync(HttpContext http, SignedIn who, bool bySecondFactor)
    {
        var had = http.Features.Get<Proof>()!;
        await WriteAsync(
            http, who, Proof.Now(had.SessionId, had.BySecondFactor || bySecondFactor, time.GetUtcNow()));
    }

    /// <summary>The cookie is taken away, and a copy of it opens nothing either.</summary>
    public async Task CloseAsync(HttpContext http)
    {
        var cookie = await http.AuthenticateAsync(Schemes.Cookie);
        if (cookie.Succeeded)
            await store.EndSessionAsync(Ticket.SessionOf(cookie.Principal), http.RequestAborted);
        await http.SignOutAsync(Schemes.Cookie);
    }

    /// <summary>The browser's cookie was renewed.</summary>
    public static Task KeepAsync(HttpContext http, ClaimsPrincipal ticket)
    {
        var services = http.RequestServices;
        return services.GetRequiredService<PortalDbContext>().KeepSessionAsync(
            Ticket.SessionOf(ticket),
            isProgram: false,
            isUsed: false,
            services.GetRequiredService<TimeProvider>().Now(),
            http.RequestAborted);
    }

    /// <summary>Has it act for another position; it ends with what it was opened by, as before.</summary>
    /// <returns>Null when it is none of theirs.</returns>
    public async Task<SignedIn?> ActForAsync(HttpContext http, Guid positionId, CancellationToken cancellation)
    {
        if (http.Features.Get<Proof>() is not { } proof) return null;
        // As it was when the session was tried: a password that is changed meanwhile ends this one, too.
        var signIn = http.Features.Get<SignedIn>()!.SignIn;
        if (await store.ChooseAsync(signIn, positionId, cancellation) is not { } chosen) return null;
        await WriteAsync(http, chosen, proof);
        return chosen;
    }

    /// <summary>
    /// Keeps a browser signed in whose account was changed by its own request; leaves alone whoever asks with a token.
    /// </summary>
    /// <param name="positionId">One of theirs; of another nothing comes.</param>
    /// <param name="bySecondFactor">They have just shown one, or made one.</param>
    public async Task RenewAsync(
        HttpContext http, Guid positionId, CancellationToken cancellation, bool bySecondFactor = false)
    {
        if (http.Features.Get<Proof>() is not { } proof || http.Request.Headers.Authorization.Count > 0) return;
        var id = http.Features.Get<SignedIn>()!.SignIn.Id;
        // Anew: it may have been changed in another scope.
        var signIn = await store.Accounts.AsNoTracking().SingleAsync(a => a.Id == id, cancellation);
        if (await store.ChooseAsync(signIn, positionId, cancellation) is not { } who) return;
        await store.RenewSessionAsync(proof.SessionId, signIn.SecurityStamp!, cancellation);
        await WriteAsync(http, who, proof with { BySecondFactor = proof.BySecondFactor || bySecondFactor });
    }

    /// <summary>Notes that they are there, at most twice a minute.</summary>
    public async Task NoteAsync(HttpContext http, SignedIn who, Proof proof)
    {
        var now = time.GetUtcNow();
        if (now - proof.ActiveAt < TimeSpan.FromSeconds(30)) return;
        await WriteAsync(http, who, proof with { ActiveAt = now });
    }

    /// <returns>Null when they may go on.</returns>
    public Withholding? WithheldOf(HttpContext http, SignedIn who, Proof proof, bool byCookie)
    {
        var now = time.GetUtcNow();
        var role = who.Position.Role;
        if (settings.NeedsSecondFactor(role) && !proof.BySecondFactor && !http.IsOpenWithoutSecondFactor())
            return Withholding.NoSecondFactor;
        var isAway = role != Role.Participant && byCookie && now - proof.ActiveAt >= settings.LockAfter;
        if (isAway && !http.StaysOnScreen()) return Withholding.Locked;
        return http.TakesFreshProof() && now - proof.At >= Proof.FreshFor ? Withholding.StaleProof : null;
    }

    private async Task WriteAsync(HttpContext http, SignedIn who, Proof proof)
    {
        http.Features.Set(proof);
        await store.KeepSessionAsync(
            proof.SessionId, isProgram: false, isUsed: true, time.Now(), http.RequestAborted);
        await http.SignInAsync(Schemes.Cookie, Ticket.For(who, proof, Schemes.Cookie));
    }
}

/// <summary>Who is signed in and may not go on yet.</summary>
internal sealed record Withheld(Withholding Why, SignedIn Who, Proof Proof);
